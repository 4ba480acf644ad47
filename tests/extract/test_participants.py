"""Who acts and who is acted upon: the phrases, their paths to the predicate, and how the ranker's weights choose."""

from __future__ import annotations

import numpy as np

from demarche.base.syntax import Parsed
from demarche.extract.participants import BUCKETS, DENSE, Participants, Ranker, hashed
from demarche.extract.pieces import cut
from demarche.extract.reader import Heads, Seen
from tests.link.reading import read, words_of

SENTENCE = (
    "Syldavia/PROPN/nsubj>2 invited/VERB/root>0 Bordurian/ADJ/amod>4 envoys/NOUN/obj>2 to/ADP/case>6 Klow/PROPN/obl>2"
)


def seen(parsed: Parsed) -> Seen:
    pieces = cut(parsed.text)
    nothing = np.zeros((len(pieces), 1), dtype=np.float32)
    return Seen(parsed.text, pieces, nothing, nothing, Heads({}))


def ranker(**weights: tuple[float, float]) -> Ranker:
    """Weights (actor, recipient) by feature, everything else nothing."""
    made = np.zeros((2, BUCKETS + DENSE), dtype=np.float32)
    for name, values in weights.items():
        made[:, hashed([name.replace("_", " ")])[0]] = values
    return Ranker(made, np.full(2, -1.0, np.float32), np.zeros(2, np.float32), np.full(2, 0.5, np.float32))


def choose(known: Ranker) -> tuple[list[str], list[str]]:
    parsed = read(SENTENCE, names={"Syldavia": "LOC", "Klow": "LOC"})
    predicate = parsed.head_of(words_of(parsed, "invited"))
    assert predicate is not None
    shares = np.zeros((len(cut(parsed.text)), 4), dtype=np.float32)
    actors, recipients, _ = Participants(seen(parsed), parsed, []).of(predicate, "REQUEST", 0, shares, known)
    return [s.of(parsed.text) for s in actors], [s.of(parsed.text) for s in recipients]


def test_phrases_are_chosen_by_how_they_hang_on_the_predicate() -> None:
    known = ranker(up_V_nsubj=(2.0, 0.0), up_V_obj=(0.0, 2.0))
    assert choose(known) == (["Syldavia"], ["Bordurian envoys"])


def test_nobody_is_chosen_without_a_reason() -> None:
    assert choose(ranker()) == ([], [])


def test_the_best_is_chosen_when_none_is_sure_but_one_comes_near() -> None:
    assert choose(ranker(up_V_nsubj=(0.7, 0.0))) == (["Syldavia"], [])


def test_whoever_acts_is_not_acted_upon_as_well() -> None:
    assert choose(ranker(up_V_nsubj=(2.0, 2.0))) == (["Syldavia"], [])
