"""When an event happens: the clause's own time, the governing clause's, the sentence before, or none."""

from __future__ import annotations

from datetime import date

import pytest

from demarche.base.records import Status
from demarche.base.syntax import Parsed
from demarche.extract.times import find_times
from demarche.link.dates import anchor
from demarche.link.moments import Moments
from tests.link.reading import read, words_of

WEDNESDAY = date(2022, 1, 19)
ARRIVED = "Halvorsen/PROPN/nsubj>2 arrived/VERB/root>0 on/ADP/case>4 Tuesday/PROPN/obl>2 ./PUNCT/punct>2"
SAID = (
    "Police/NOUN/nsubj>2 said/VERB/root>0 Tuesday/PROPN/obl:unmarked>6 they/PRON/nsubj>6 had/AUX/aux>6"
    " arrested/VERB/ccomp>2 him/PRON/obj>6 ./PUNCT/punct>2"
)


def day(parsed: Parsed, predicate: str, status: Status = "done", published: date | None = WEDNESDAY) -> str | None:
    times = anchor(find_times(parsed.text, parsed.sentences), published, parsed.text)
    when = Moments(parsed, times, published).of(words_of(parsed, predicate), status)
    assert (when.from_ is None and when.to is None) or when.span is not None
    return when.from_.isoformat() if when.from_ else None


def test_the_time_of_the_clause() -> None:
    assert day(read(ARRIVED), "arrived") == "2022-01-18"


def test_a_noun_has_the_time_of_the_verb_that_carries_it() -> None:
    held = "They/PRON/nsubj>2 held/VERB/root>0 talks/NOUN/obj>2 on/ADP/case>5 Tuesday/PROPN/obl>2 ./PUNCT/punct>2"
    assert day(read(held), "talks") == "2022-01-18"


def test_a_participle_has_the_time_of_the_clause_above() -> None:
    blast = (
        "Rebels/NOUN/nsubj>2 shelled/VERB/root>0 it/PRON/obj>2 on/ADP/case>5 Tuesday/PROPN/obl>2 ,/PUNCT/punct>7"
        " killing/VERB/advcl>2 two/NUM/obj>7 ./PUNCT/punct>2"
    )
    assert day(read(blast), "killing") == "2022-01-18"


def test_what_came_before_or_after_has_another_time() -> None:
    after = (
        "They/PRON/nsubj>2 met/VERB/root>0 on/ADP/case>4 Tuesday/PROPN/obl>2 after/ADP/case>7 the/DET/det>7"
        " attack/NOUN/obl>2 ./PUNCT/punct>2"
    )
    assert day(read(after), "met") == "2022-01-18"
    assert day(read(after), "attack") is None


def test_a_time_right_after_a_verb_is_that_verbs_whatever_the_tree_says() -> None:
    assert day(read(SAID), "arrested") is None


def test_a_time_that_says_which_of_a_kind_is_not_the_verbs() -> None:
    which = "They/PRON/nsubj>2 praised/VERB/root>0 the/DET/det>5 1994/NUM/nummod>5 accords/NOUN/obj>2 ./PUNCT/punct>2"
    assert day(read(which), "praised") is None
    assert day(read(which), "accords") == "1994-01-01"


def test_the_simple_past_goes_on_with_the_day_of_the_sentence_before() -> None:
    met = "She/PRON/nsubj>2 met/VERB/root>0 him/PRON/obj>2 ./PUNCT/punct>2"
    thanked = "She/PRON/nsubj>2 thanked/VERB/root>0 them/PRON/obj>2 ./PUNCT/punct>2"
    story = read(ARRIVED, met, thanked)
    assert [day(story, predicate) for predicate in ("met", "thanked")] == ["2022-01-18", "2022-01-18"]


def test_the_perfect_and_a_sentence_with_another_day_do_not_go_on() -> None:
    perfect = "She/PRON/nsubj>3 has/AUX/aux>3 met/VERB/root>0 him/PRON/obj>3 ./PUNCT/punct>3"
    assert day(read(ARRIVED, perfect), "met") is None
    accords = "The/DET/det>3 1994/NUM/nummod>3 accords/NOUN/nsubj>4 collapsed/VERB/root>0 ./PUNCT/punct>4"
    fled = "He/PRON/nsubj>2 fled/VERB/root>0 ./PUNCT/punct>2"
    assert day(read(ARRIVED, accords, fled), "fled") is None


@pytest.mark.parametrize(
    ("time", "status", "expected"),
    [
        ("Tuesday", "done", "2022-01-18"),
        ("Tuesday", "demanded", None),
        ("Tuesday", "planned", None),
        ("tomorrow", "demanded", "2022-01-20"),
        ("tomorrow", "planned", "2022-01-20"),
        ("tomorrow", "done", None),
        ("now", "ongoing", None),
    ],
)
def test_a_time_that_the_status_excludes_is_none(time: str, status: Status, expected: str | None) -> None:
    left = f"They/PRON/nsubj>2 left/VERB/root>0 quietly/ADJ/xcomp>2 {time}/NOUN/obl:unmarked>2 ./PUNCT/punct>2"
    assert day(read(left), "left", status) == expected


def test_without_publication_a_full_date_still_holds() -> None:
    fixed = "They/PRON/nsubj>2 met/VERB/root>0 in/ADP/case>4 2014/NUM/obl>2 ./PUNCT/punct>2"
    assert day(read(fixed), "met", published=None) == "2014-01-01"
    assert day(read(ARRIVED), "arrived", published=None) is None
