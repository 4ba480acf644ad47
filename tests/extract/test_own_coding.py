"""The shipped example codebook at work: what it codes, what it leaves alone, and what its trial says of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from demarche.base.own_codebook import OwnCode, OwnCodebook, OwnExample, Pattern, load
from demarche.base.records import OwnCoding
from demarche.extract import reader
from demarche.extract.own_coding import Case, Coder, case
from demarche.extract.own_patterns import Party
from demarche.extract.own_trial import tried
from demarche.extract.sentences import split_sentences

SAMPLE = Path(__file__).parents[2] / "samples" / "water-disputes.toml"


@cache
def water() -> Coder:
    return Coder(load(SAMPLE))


def seen(text: str) -> Case:
    sentences = split_sentences(text)
    found = case(reader.load().see([(text, sentences)])[0], sentences, None)
    assert found is not None
    return found


def coded(text: str, coder: Coder | None = None) -> OwnCoding | None:
    return (coder or water()).code(seen(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [("Militants bombed the pumping station on the border canal.", "attack-water"),
     ("Ministers from Peru and Chile met in Arica to discuss the river.", "talk-about-water"),
     ("Sudan condemned the new dam as a threat to its farmers.", "oppose-works"),
     ("Bolivia and Paraguay signed a treaty on the waters of the Pilcomayo River.", "agree-on-water")],
)  # fmt: skip
def test_sentences_like_its_examples(text: str, code: str) -> None:
    own = coded(text)
    assert own is not None
    assert (own.codebook, own.code) == ("water-disputes", code)
    assert 0.5 <= own.confidence <= 1
    assert any("is most like “" in reason for reason in own.why)


@pytest.mark.parametrize(
    "text",
    ["Ministers from Peru and Chile met in Arica to discuss copper.",
     "A striker bought a yacht and sailed it across the lake.",
     "The water was cold."],
)  # fmt: skip
def test_none_is_an_answer(text: str) -> None:
    assert coded(text) is None


def test_a_code_refines_only_its_roots() -> None:
    attack = seen("Militants bombed the pumping station on the border canal.")
    assert attack.root == "ASSAULT"
    own = water().code(replace(attack, root="AID"))
    assert own is None or own.code != "attack-water"


def _book(*patterns: Pattern) -> OwnCodebook:
    struck = OwnCode("struck", "A strike.", patterns=patterns)
    return OwnCodebook("pipes", (struck,))


def test_a_pattern_gives_a_code_and_another_takes_it_back() -> None:
    hit = seen("Rebels struck the water main at dawn.")
    force = Pattern("force", predicate=("strike",), words=("main",))
    own = Coder(_book(force)).code(hit)
    assert own is not None
    assert own.code == "struck"
    assert own.confidence == 0.5
    assert own.why[0] == "pattern of the file: predicate “strike”, words “main”"
    forbid = Pattern("forbid", actor=("REB",))
    coder = Coder(_book(force, forbid))
    assert coder.code(hit) is not None
    assert coder.code(replace(hit, actors=(Party(("rebels",), sectors=("REB",)),))) is None


def test_stars_say_which_word_is_meant() -> None:
    text = "Egypt condemned the attack."
    coder = Coder(
        OwnCodebook(
            "x", (OwnCode("a", "A.", examples=tuple(_starred(t) for t in (text, "Iran *denounced* the raid."))),)
        )
    )
    assert [k.case.predicate.of(k.case.line.text) for k in coder.known] == ["attack", "denounced"]


def _starred(text: str) -> OwnExample:
    from demarche.base.spans import Span

    if "*" not in text:
        return OwnExample(text, (Span(text.index("attack"), text.index("attack") + 6),))
    first, word, last = text.split("*")
    return OwnExample(first + word + last, (Span(len(first), len(first) + len(word)),))


@pytest.mark.parametrize("folds", [None, 5])
def test_the_trial_holds_each_example_out(folds: int | None) -> None:
    trial = tried(water(), folds)
    assert len(trial.judged) == 44
    assert trial.macro_f1 >= 0.5
    assert trial.likeliest_right >= 25
    assert sum(trial.confusion.values()) == 44
    for one in trial.judged:
        assert one.text not in [n.text for n in one.nearest]
        assert one.given is None or not any(one.text in reason for reason in one.given.why)
    right = sum(s.right for s in trial.scores)
    assert right == sum(one.code is not None and one.code == one.said for one in trial.judged)


def test_a_trial_of_one_part_is_refused() -> None:
    with pytest.raises(ValueError, match="two are the least"):
        tried(water(), 1)


def test_the_trial_warns_of_examples_out_of_reach() -> None:
    book = load(SAMPLE)
    dry = replace(book, topic=("sand",))
    warnings = tried(Coder(dry)).warnings
    assert sum("has no word of the topic" in w for w in warnings) == 40
    assert all(w.startswith("line ") for w in warnings)


def test_an_empty_text_has_no_case() -> None:
    assert case(reader.load().see([("", [])])[0], [], None) is None
