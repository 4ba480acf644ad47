"""The report that people read: what each section says, and that no page can spoil it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from demarche.base.records import Actor, Article, PageInfo, ReaderInfo
from demarche.base.spans import Span
from demarche.views.report import Report
from demarche.views.terminal import rendered
from tests.views.reports import HORN, report, span


def shown(found: Report, *, width: int = 80, evidence: bool = False, colour: bool = False) -> str:
    out = Console(file=io.StringIO(), width=width, markup=False, emoji=False, highlight=False, force_terminal=colour)
    out.print(rendered(found, evidence=evidence))
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_sections_stand_in_reading_order() -> None:
    text = shown(report())
    titles = ["WHO", "SAID", "HAPPENED", "NOT HAPPENED, OR NOT YET", "COMING UP", "DISPUTED", "AGREEMENTS"]
    places = [text.index(f"\n{title}\n") for title in titles]
    assert places == sorted(places)


def test_the_head_tells_what_was_read() -> None:
    head = shown(report()).split("\n\n")[0]
    assert head.splitlines() == [
        "Syldavia offers talks",
        "Borduria has not answered",
        "The Klow Courier · 6 May 2024, 08:00 UTC · Ana Petra",
        "https://courier.example/talks · talks.html",
    ]


def test_who_is_who_by_country() -> None:
    assert "SYL  Vela Horn, foreign minister; Syldavia, government" in shown(report())


def test_direct_speech_is_quoted_and_indirect_is_not() -> None:
    text = flat(shown(report()))
    assert "promises “We will come if the guns are silent,”" in text
    assert "denies that Syldavian troops had crossed the border" in text


@pytest.mark.parametrize(
    "words",
    [
        "offered Vela Horn → Borduria “talks in Geneva on Friday” · CONSULT · 10 May 2024 · not done",
        "conditional Syldavia “come if the guns are silent” · CONSULT · condition: “if the guns are silent” "
        "· according to Vela Horn, promising · only on a condition (?)",
        "denied Syldavia “crossed the border” · ASSAULT · denied by Vela Horn",
        "10 May 2024 Vela Horn, Borduria · Geneva · offered, not agreed",
        "opposed Borduria accuses “Syldavia of breaking the Klow Accord” – against – Syldavia says “Borduria fired first”",
        "1957 Klow Accord",
    ],
)
def test_status_is_in_words(words: str) -> None:
    assert words in flat(shown(report()))


def test_what_did_not_happen_is_never_among_what_did() -> None:
    text = shown(report())
    happened = text[text.index("HAPPENED") : text.index("NOT HAPPENED")]
    assert "“offered Borduria talks in Geneva on Friday”" in flat(happened)
    assert "crossed" not in happened
    assert "“come" not in happened


def test_evidence_names_words_offsets_confidence_and_reasons() -> None:
    text = flat(shown(report(), evidence=True))
    at = span("crossed")
    assert f"predicate {at.start}:{at.end} “crossed”; confidence 0.80; “crossed” is ASSAULT" in text.replace("│ ", "")
    assert f"mention {span('Vela Horn').start}:" in text


def test_an_unread_article_says_why() -> None:
    article = Article("0" * 64, "Le ministre a dit non.", PageInfo("", "text/plain"), "Non", language="fr")
    text = shown(Report("a.txt", article, ReaderInfo("", "", 0.0), unread="the article is not in English"))
    assert "Not read: the article is not in English." in text
    assert "Nothing said" not in text


def test_an_article_without_anything_says_so() -> None:
    article = Article("0" * 64, "Rain.", PageInfo("", "text/plain"))
    assert "Nothing said or done by anybody was found" in shown(Report("a.txt", article, ReaderInfo("", "", 0.0)))


def test_mentions_alike_stand_on_one_line() -> None:
    one = report()
    doubled = report(events=(*one.events, *one.events[:1]))
    assert "offered Borduria talks in Geneva on Friday" in flat(shown(doubled))
    assert flat(shown(doubled)).count("· AGREE") == 1
    assert "2 mentions" in shown(doubled)


def test_a_pipe_gets_no_colours_and_no_trailing_blanks() -> None:
    text = shown(report())
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("width", [40, 80, 110])
def test_lines_keep_to_the_width(width: int) -> None:
    assert max(map(len, shown(report(), width=width, evidence=True).splitlines())) <= width


def test_words_of_a_page_are_not_markup_and_control_nothing() -> None:
    bad = "[bold red]Vela[/] \x1b[2J:smile: \u202eHorn\x07"
    actor = Actor(HORN, bad, "person", "SYL", (), (Span(0, 1),), 0.9)
    article = Article(
        "0" * 64, "x" * 300, PageInfo("", "text/plain"), title=bad, subtitle=bad, outlet=bad, byline=(bad,)
    )
    text = shown(report(article=article, actors=(actor,)), colour=True)
    assert "[bold red]Vela[/]" in text
    assert ":smile:" in text
    assert "\x1b[2J" not in text
    assert "\u202e" not in text
    assert "\x07" not in text
