"""A report made by hand, on invented people, whose words and offsets are right by construction."""

from __future__ import annotations

from datetime import date

from demarche.base.records import (
    Actor,
    Agreement,
    Article,
    Event,
    Meeting,
    OwnCoding,
    PageInfo,
    Place,
    Plover,
    ReaderInfo,
    Statement,
    Time,
    When,
)  # fmt: skip
from demarche.base.spans import Span
from demarche.views.report import Report

TEXT = (
    "Foreign Minister Vela Horn on Monday offered Borduria talks in Geneva on Friday.\n\n"
    "“We will come if the guns are silent,” Horn said. She denied that Syldavian troops had crossed the border.\n\n"
    "Borduria accused Syldavia of breaking the Klow Accord. Syldavia insists Borduria fired first."
)
HORN, SYLDAVIA, BORDURIA = "person:vela-horn", "government:syldavia", "government:borduria"


def span(words: str, occurrence: int = 0) -> Span:
    """Where ``words`` stand in the text."""
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _said(
    id: str, speaker: str | None, source: str, cue: Span, content: str, form: str, act: str, within: str | None = None
) -> Statement:
    return Statement(
        id, speaker, (span(source),), (cue,), (span(content),), form, act,  # type: ignore[arg-type]
        (), When(), None, within, 0.9, (f"cue “{cue.of(TEXT)}”",),
    )  # fmt: skip


def _event(
    id: str, actor: str, recipient: tuple[str, ...], predicate: str, root: str, quad: int, status: str,
    *, statement: str | None = None, condition: tuple[Span, ...] = (), when: When | None = None, confidence: float = 0.8,
    own: OwnCoding | None = None,
) -> Event:  # fmt: skip
    return Event(
        id, (actor,), recipient, span(predicate), Plover(root, None, (), quad), None, 1.0, status,  # type: ignore[arg-type]
        when or When(), None, condition, statement, False, confidence, (f"“{predicate}” is {root}",), own=own,
    )  # fmt: skip


def report(text: str = TEXT, **changes: object) -> Report:
    """The report; ``changes`` replace fields of it."""
    friday = When(date(2024, 5, 10), date(2024, 5, 10), span("Friday"))
    sentences = tuple(span(s) for s in TEXT.replace("\n\n", "\n").replace(". ", ".\n").split("\n"))
    made = {
        "input": "talks.html",
        "article": Article(
            "0" * 64, text, PageInfo("1" * 64, "text/html"), "Syldavia offers talks", "Borduria has not answered",
            "https://courier.example/talks", "The Klow Courier", ("Ana Petra",), "2024-05-06T08:00:00+00:00", "page", "en",
        ),
        "reader": ReaderInfo("0.1.0", "2" * 64, 0.1),
        "sentences": sentences,
        "actors": (
            Actor(HORN, "Vela Horn", "person", "SYL", ("GOV",), (span("Vela Horn"), span("Horn", 1)), 0.95,
                  "foreign minister", why=("title before the name",)),
            Actor(BORDURIA, "Borduria", "government", "BOR", ("GOV",),
                  (span("Borduria"), span("Borduria", 1), span("Borduria", 2)), 0.9),
            Actor(SYLDAVIA, "Syldavia", "government", "SYL", ("GOV",), (span("Syldavia", 1), span("Syldavia", 2)), 0.9),
        ),
        "places": (Place(span("Geneva"), "Geneva", "Geneva", "CHE", 46.2, 6.15, 2660646, "city", False, 0.9),),
        "times": (Time(span("Friday"), "Friday", "DATE", "2024-05-10", date(2024, 5, 10), date(2024, 5, 10)),),
        "agreements": (Agreement("klow-accord", "Klow Accord", 1957, (span("Klow Accord"),)),),
        "statements": (
            _said("s1", HORN, "Horn", span("said"), "“We will come if the guns are silent,”", "direct", "promise"),
            _said("s2", HORN, "She", span("denied"), "that Syldavian troops had crossed the border", "indirect", "deny"),
            _said("s3", BORDURIA, "Borduria", span("accused"), "Syldavia of breaking the Klow Accord", "indirect", "accuse"),
            _said("s4", SYLDAVIA, "Syldavia", span("insists"), "Borduria fired first", "indirect", "state"),
        ),
        "events": (
            _event("e1", HORN, (BORDURIA,), "offered", "AGREE", 1, "done"),
            _event("e2", HORN, (BORDURIA,), "talks", "CONSULT", 1, "offered", when=friday),
            _event("e3", SYLDAVIA, (), "come", "CONSULT", 1, "conditional", statement="s1",
                   condition=(span("if the guns are silent"),), confidence=0.2),
            _event("e4", SYLDAVIA, (), "crossed", "ASSAULT", 4, "denied", statement="s2"),
            _event("e5", BORDURIA, (SYLDAVIA,), "fired", "ASSAULT", 4, "done", statement="s4",
                   own=OwnCoding("border", "shelling", 0.7, ("“fired” is most like “Guns fired across the river.”",))),
        ),
        "meetings": (Meeting("e2", (HORN, BORDURIA), friday, "Geneva", "offered", span("talks")),),
        "unread": None,
    }  # fmt: skip
    made.update(changes)
    return Report(**made)  # type: ignore[arg-type]
