"""Codebooks of one's own as files: what is read, and that every mistake is told with its line and its code."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.base.errors import CodebookError
from demarche.base.own_codebook import TEMPLATE, OwnCodebook, load
from demarche.base.spans import Span

SAMPLE = Path(__file__).parents[2] / "samples" / "water-disputes.toml"
GOOD = """\
name = "ports"
topic = ["port"]
least = 0.6

[codes.closed]
definition = "A port is closed to somebody."
refines = ["coerce"]
examples = [
  "Iceland *closed* its ports to Norwegian trawlers.",
  "The port was *shut* to grain ships.",
]

[[codes.closed.patterns]]
effect = "forbid"
words = ["storm"]

[none]
examples = ["The ferry *left* the port."]
"""


def read(text: str, folder: Path) -> OwnCodebook:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_all_that_a_file_says(tmp_path: Path) -> None:
    book = read(GOOD, tmp_path)
    (code,) = book.codes
    assert (book.name, book.topic, book.least) == ("ports", ("port",), 0.6)
    assert (code.name, code.refines) == ("closed", ("COERCE",))
    assert code.examples[0].text == "Iceland closed its ports to Norwegian trawlers."
    assert code.examples[0].marked == (Span(8, 14),)
    assert [example.line for example in code.examples] == [9, 10]
    assert (code.patterns[0].effect, code.patterns[0].words, code.patterns[0].line) == ("forbid", ("storm",), 13)
    assert book.none[0].text == "The ferry left the port."


@pytest.mark.parametrize("path", [SAMPLE, TEMPLATE], ids=lambda path: path.name)
def test_what_we_ship_is_a_good_codebook(path: Path) -> None:
    book = load(path)
    assert all(len(code.examples) >= 5 for code in book.codes)
    assert all(len(e.marked) >= 1 and e.line for code in book.codes for e in code.examples)


def test_a_name_is_taken_from_the_file(tmp_path: Path) -> None:
    assert read(GOOD.replace('name = "ports"\n', ""), tmp_path).name == "mine"


MISTAKES = {
    "not TOML": ("least = 0.6", "least = ", "is not TOML", "line 3"),
    "unknown key": ('topic = ["port"]', 'topics = ["port"]', "“topics” is unknown; did you mean “topic”?", "line 2"),
    "unknown key of a code": ("refines =", "refine =", "code 'closed': “refine” is unknown", "line 7"),
    "unknown key of a pattern": ("words = [", "word = [", "pattern 1 of code 'closed': “word” is unknown", "line 13"),
    "no such root": ('["coerce"]', '["coerse"]', "code 'closed': 'coerse' is no root; did you mean COERCE?", "line 7"),
    "a text for a list": ('["storm"]', '"storm"', "pattern 1 of code 'closed': “words” must be a list of texts", "line 13"),
    "a number for a list": ('["port"]', "3", "“topic” must be a list of texts", "line 2"),
    "a number for a text": ('"A port is closed to somebody."', "7", "code 'closed': “definition” must be a text", "line 6"),
    "no definition": ('definition = "A port is closed to somebody."\n', "", "code 'closed' has no definition", "line 5"),
    "one example": ('  "The port was *shut* to grain ships.",\n', "", "has 1 example; a code needs at least two", "line 5"),
    "an open star": ("*shut*", "*shut", "stars stand around the words", "line 10"),
    "too sure": ("least = 0.6", "least = 6", "“least” is a confidence from 0 to 1", "line 3"),
    "no such effect": ('"forbid"', '"prevent"', "the effect is “force” or “forbid”, not 'prevent'", "line 13"),
    "a pattern of nothing": ('words = ["storm"]\n', "", "pattern 1 of code 'closed' names nothing", "line 13"),
    "an example twice": (
        "The ferry *left* the port.", "The port was *shut* to grain ships.",
        "[none]: the same example stands under code 'closed'", "line 10",
    ),
    "a bad name": ("[codes.closed]", '[codes."closed for good!"]', "a code's name has letters", "line 5"),
    "codes that are no tables": (GOOD, "codes = 3", "has no codes", ""),
    "nothing at all": (GOOD, "", "has no codes", ""),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line(mistake: str, tmp_path: Path) -> None:
    before, after, says, where = MISTAKES[mistake]
    assert before in GOOD
    with pytest.raises(CodebookError) as told:
        read(GOOD.replace(before, after), tmp_path)
    message = str(told.value)
    assert message.startswith(str(tmp_path / "mine.toml"))
    assert says in message
    assert where in message
    assert "\n" not in message


def test_a_code_of_patterns_alone_needs_no_examples(tmp_path: Path) -> None:
    text = '[codes.a]\ndefinition = "Strikes."\n[[codes.a.patterns]]\npredicate = ["strike"]\n'
    assert read(text, tmp_path).codes[0].examples == ()


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        load(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes('name = "Ägypten"'.encode("latin-1"))
    with pytest.raises(CodebookError, match="cannot be read as UTF-8"):
        load(tmp_path / "latin.toml")


_value = st.recursive(
    st.one_of(st.booleans(), st.integers(-3, 3), st.sampled_from(['"a *b* c"', '"x"', '""', '"**"', "1e3"])),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


_keys = ["name", "topic", "least", "none", "codes", "definition", "examples", "refines", "patterns", "effect", "words"]


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["[codes.a]", "[codes]", "[none]", "[[codes.a.patterns]]", "[[codes]]", "[codes.a.b]"]),
            st.tuples(st.sampled_from(_keys), _value).map(lambda pair: f"{pair[0]} = {_toml(pair[1])}"),
        ),
        max_size=8,
    )
)
def test_anything_else_is_refused_in_one_line(lines: list[str]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        told = ""
        try:
            told = read("\n".join(lines), Path(folder)).name
        except CodebookError as error:
            told = str(error)
        assert told
        assert "\n" not in told
