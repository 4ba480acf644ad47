"""Two reports made by hand on invented people, whose words and offsets are right by construction, and what they export to.

``python -m tests.publish.sample`` writes the golden files anew.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from demarche.base.records import (
    Actor,
    Article,
    Event,
    PageInfo,
    Place,
    Plover,
    ReaderInfo,
    Report,
    Statement,
    Time,
    When,
)  # fmt: skip
from demarche.base.spans import Span
from demarche.publish.formats import FORMATS
from demarche.publish.selection import Selection
from demarche.publish.table import Format
from demarche.publish.writing import open_writer
from demarche.views.formats import to_json

GOLDEN = Path(__file__).parent / "golden"
TEXT = (
    "Romanian Foreign Minister Ana Pascu met Icelandic Prime Minister Jon Steinarsson in Geneva on Monday.\n\n"
    "“We could visit Oslo if the ban is lifted,” Pascu said. The United Nations accused Norway of overfishing.\n\n"
    "Norway and Iceland sent aid to the Palestinian Authority and Hamas in Gaza. Norway denied that its navy had fired on "
    "a trawler. American fishermen blocked the port of Houston. Years ago Norway shelled Iceland's nets."
)
PLAIN = 'Serbia praised Kosovo\tin 2019, said an envoy who called it “a "first" step”. Kosovo thanked Serbia.'
PASCU, JON = "person:ana-pascu-rou", "person:jon-steinarsson-isl"
NORWAY, ICELAND, UN = "government:norway", "government:iceland", "igo:united-nations"
PALESTINE, HAMAS, FISHERMEN = "government:palestine", "armed-group:hamas", "people:american-fishermen-usa"
SERBIA, KOSOVO = "government:serbia", "government:kosovo"


def span(words: str, text: str = TEXT, occurrence: int = 0) -> Span:
    """Where ``words`` stand in the text."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def sentences(text: str) -> tuple[Span, ...]:
    """Spans between full stops."""
    found = [s for s in text.replace("\n\n", " ").replace(". ", ".\0").split("\0") if s]
    return tuple(span(sentence[:40], text)._replace(end=span(sentence[-20:], text).end) for sentence in found)


def _actor(id: str, name: str, country: str | None, *sector: str, office: str | None = None, text: str = TEXT) -> Actor:
    mentions = tuple(span(name, text, n) for n in range(text.count(name)))
    return Actor(id, name, id.split(":")[0], country, sector, mentions, 0.9, office)  # type: ignore[arg-type]


def _event(
    id: str, actor: tuple[str, ...], recipient: tuple[str, ...], words: str, plover: Plover, cameo: str | None, score: float,
    status: str, *, text: str = TEXT, when: When | None = None, where: str | None = None, statement: str | None = None,
    condition: tuple[Span, ...] = (), background: bool = False,
) -> Event:  # fmt: skip
    return Event(
        id, actor, recipient, span(words, text), plover, cameo, score, status, when or When(), where,  # type: ignore[arg-type]
        condition, statement, background, 0.75, (f"“{words}” is {plover.event}",),
    )  # fmt: skip


def talks() -> Report:
    """An article from the web: a meeting, a conditional visit, an accusation, aid, a denial, a protest, old history."""
    monday = When(date(2023, 3, 6), date(2023, 3, 6), span("Monday"))
    visit = Statement(
        "s1", PASCU, (span("Pascu", occurrence=1),), (span("said"),), (span("“We could visit Oslo if the ban is lifted,”"),),
        "direct", "offer", (), When(), None, None, 0.9, ("cue “said”",),
    )  # fmt: skip
    denial = Statement(
        "s2", NORWAY, (span("Norway", occurrence=2),), (span("denied"),), (span("that its navy had fired on a trawler"),),
        "indirect", "deny", (), When(), None, None, 0.9,
    )  # fmt: skip
    return Report(
        "talks.html",
        Article(
            "ab" * 32, TEXT, PageInfo("12" * 32, "text/html"), 'Ministers meet over "mackerel"', None,
            "https://www.gazette.example/talks", "The Harbour Gazette", ("Ana Petra",), "2023-03-07T00:20:00+02:00", "page", "en",
        ),
        ReaderInfo("0.1.0", "34" * 32, 0.1),
        sentences(TEXT),
        (
            _actor(PASCU, "Ana Pascu", "ROU", "GOV", office="foreign minister"),
            _actor(JON, "Jon Steinarsson", "ISL", "GOV", office="prime minister"),
            _actor(UN, "United Nations", None, "IGO"),
            _actor(NORWAY, "Norway", "NOR", "GOV"),
            _actor(ICELAND, "Iceland", "ISL", "GOV"),
            _actor(PALESTINE, "Palestinian Authority", "PSE", "GOV"),
            _actor(HAMAS, "Hamas", "PSE", "UAF"),
            _actor(FISHERMEN, "American fishermen", "USA", "CVL", "PTY"),
        ),
        (
            Place(span("Geneva"), "Geneva", "Geneva", "CHE", 46.2, 6.15, 2660646, "city", False, 0.9, "GE"),
            Place(span("Oslo"), "Oslo", "Oslo", "NOR", 59.91, 10.75, 3143244, "city", False, 0.9, "12"),
            Place(span("Gaza"), "Gaza", "Gaza", "PSE", 31.5, 34.45, 281133, "region", False, 0.9, "GZ"),
            Place(span("Houston"), "Houston", "Houston", "USA", 29.76, -95.37, 4699066, "city", False, 0.9, "TX"),
            Place(span("Norway"), "Norway", "Norway", "NOR", 62.0, 10.0, None, "country", True, 0.9),
        ),
        (Time(span("Monday"), "Monday", "DATE", "2023-03-06", date(2023, 3, 6), date(2023, 3, 6)),),
        (),
        (visit, denial),
        (
            _event("e1", (PASCU, JON), (), "met", Plover("CONSULT", None, ("diplomatic",), 1), "040", 2.1, "done",
                   when=monday, where="Geneva"),
            _event("e2", (PASCU,), (NORWAY,), "visit", Plover("CONSULT", "visit", (), 1), "042", 2.1, "conditional",
                   where="Oslo", statement="s1", condition=(span("if the ban is lifted"),)),
            _event("e3", (UN,), (NORWAY,), "accused", Plover("ACCUSE", None, (), 3), "112", -2.0, "done"),
            _event("e4", (NORWAY, ICELAND), (PALESTINE, HAMAS), "sent", Plover("AID", None, (), 2), "070", 7.4, "ongoing",
                   where="Gaza", when=When(date(2023, 3, 9), date(2023, 3, 9))),
            _event("e5", (NORWAY,), (), "fired", Plover("ASSAULT", "firearms", (), 4), "193", -9.3, "denied", statement="s2"),
            _event("e6", (FISHERMEN,), (), "blocked", Plover("PROTEST", None, (), 4), None, -6.8, "done", where="Houston"),
            _event("e7", (NORWAY,), (ICELAND,), "shelled", Plover("ASSAULT", None, (), 4), "190", -9.3, "done", background=True),
        ),
    )  # fmt: skip


def note() -> Report:
    """A text without address, outlet or date; only one of its events says when."""
    return Report(
        "note.txt",
        Article("cd" * 32, PLAIN, PageInfo("56" * 32, "text/plain"), "Serbia praises Kosovo", language="en"),
        ReaderInfo("0.1.0", "34" * 32, 0.1),
        sentences(PLAIN),
        (_actor(SERBIA, "Serbia", "SRB", "GOV", text=PLAIN), _actor(KOSOVO, "Kosovo", "XKX", "GOV", text=PLAIN)),
        events=(
            _event("e1", (SERBIA,), (KOSOVO,), "praised", Plover("SUPPORT", None, (), 1), "051", 4.5, "done", text=PLAIN,
                   when=When(date(2019, 1, 1), date(2019, 12, 31), span("2019", PLAIN))),
            _event("e2", (KOSOVO,), (SERBIA,), "thanked", Plover("SUPPORT", None, (), 1), "051", 4.5, "done", text=PLAIN),
        ),
    )  # fmt: skip


def lines() -> bytes:
    """Both reports as ``demarche read --json`` prints them."""
    return "".join(to_json(report) + "\n" for report in (talks(), note())).encode("utf-8")


def exported(format: Format, *, all_statuses: bool = False) -> tuple[bytes, Selection]:
    """Both reports in a format, and what was left out."""
    stream = io.BytesIO()
    selection, writer = Selection(format, all_statuses), open_writer(stream, format)
    for report in (talks(), note()):
        for row in selection.of(report):
            writer.write(row)
    writer.close()
    return stream.getvalue(), selection


def golden(format: Format) -> Path:
    return GOLDEN / f"{format.name}.{'csv' if format.layout == 'csv' else 'txt'}"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for made in FORMATS.values():
        if made.layout != "parquet":
            golden(made).write_bytes(exported(made)[0])
