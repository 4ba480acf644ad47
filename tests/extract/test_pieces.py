from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from demarche.extract.pieces import SHAPES, WINDOW, cut, windows
from demarche.extract.sentences import split_sentences

news = st.lists(
    st.sampled_from(["Erdogan", "invited", "U.S.", "“We", "agree,”", "don't", "\n\n", "1,200", "é", "中", "talks."]),
    max_size=400,
).map(" ".join)


@given(news)
def test_windows_cover_every_piece_once_and_are_never_too_long(text: str) -> None:
    pieces = cut(text)
    ranges = windows(pieces, split_sentences(text))
    assert [i for start, end in ranges for i in range(start, end)] == list(range(len(pieces)))
    assert all(end - start <= WINDOW for start, end in ranges)


@given(st.text(max_size=300))
def test_pieces_point_into_the_text(text: str) -> None:
    pieces = cut(text)
    assert all(0 <= a < b <= len(text) for a, b in zip(pieces.starts, pieces.ends, strict=True))


def test_shapes_tell_an_opening_quotation_mark_from_a_closing_one() -> None:
    text = 'He said "no" twice'
    pieces = cut(text)
    marks = [SHAPES[s] for s, a in zip(pieces.shapes, pieces.starts, strict=True) if text[a] == '"']
    assert marks == ["opening", "closing"]


def test_a_window_breaks_at_a_sentence_where_it_can() -> None:
    text = "The two sides met again in the old town hall. " * 60
    pieces, sentences = cut(text), split_sentences(text)
    starts = {s.start for s in sentences}
    assert all(int(pieces.starts[start]) in starts for start, _ in windows(pieces, sentences))
