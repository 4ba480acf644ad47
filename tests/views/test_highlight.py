"""Marks that overlap and nest become pieces that do not, and HTML that shows the article and nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from demarche.base.records import Article, PageInfo, ReaderInfo, Statement, When
from demarche.base.spans import Span
from demarche.views.highlight import Mark, marks, segments
from demarche.views.notebook import to_html
from demarche.views.report import Report
from tests.views.reports import TEXT, report, span

_MARKS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: Mark(Span(min(p), max(p)), "cue", "n")), max_size=12
)


@given(st.integers(0, 50), _MARKS)
def test_segments_are_the_text_and_know_their_marks(length: int, found: list[Mark]) -> None:
    pieces = segments(length, found)
    assert [p for piece in pieces for p in range(*piece.span)] == list(range(length))
    inside = [m for m in found if m.span.start < m.span.end <= length]
    for piece in pieces:
        assert sorted(piece.marks, key=id) == sorted((m for m in inside if m.span.contains(piece.span)), key=id)


class _Reader(HTMLParser):
    """What a browser would show of the article, and which tags it met."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if self._depth:
            self._depth += 1
        elif ("class", "text") in attrs:
            self._depth = 1
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.text += data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_the_article_is_shown_letter_for_letter() -> None:
    reader = read(report()._repr_html_())
    assert reader.text == TEXT
    assert not reader.open


def test_each_kind_of_evidence_is_marked() -> None:
    html = report()._repr_html_()
    found = set(re.findall(r"\w+", " ".join(re.findall(r'<span class="([^"]*)" title', html))))
    assert found == {
        "source",
        "cue",
        "content",
        "event",
        "possible",
        "condition",
        "actor",
        "place",
        "time",
        "agreement",
    }


def test_a_possible_event_says_so() -> None:
    crossed = next(m for m in marks(report()) if m.span == span("crossed"))
    assert crossed.kind == "possible"
    assert "denied" in crossed.note


@given(st.text(alphabet="<>&\"'aç\u202e\n\x1b/script ", min_size=1, max_size=60))
def test_nothing_in_a_page_becomes_a_tag(words: str) -> None:
    said = Statement("s1", None, (Span(0, len(words)),), (), (), "direct", "state", (), When(), None, None, 0.5)
    article = Article("0" * 64, words, PageInfo("", ""), title=words, subtitle=words, outlet=words, byline=(words,))
    reader = read(to_html(Report(words, article, ReaderInfo("", "", 0.0), statements=(said,), unread=words)))
    assert reader.tags <= {"div", "style", "h3", "p", "span", "br"}
    assert reader.text == words.replace("\r", "\n")


def test_nothing_is_loaded_and_nothing_runs() -> None:
    html = report()._repr_html_()
    assert "<script" not in html
    assert "url(" not in html
    assert "src=" not in html
