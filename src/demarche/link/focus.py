"""The article's own state of play: which state's government, police or parliament an unqualified word means, where.

"The government", "police", "the foreign minister" say no country. It is the state most present in the text before the
word: every mention weighs, one further back less, with the dateline as a first mention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.base.world import World
from demarche.link.affiliation import Gazette

# Chosen on two thirds of the hand-read reports, of 10,878 answers: how far back a mention counts (.85 gives 8,261 right,
# .9 8,263, .95 8,270) and what the dateline weighs (3 gives 8,253, 5 8,263, 8 8,266, 12 8,260; with every report of
# Geneva it loses 12 unless the text names the state). Of 5,154, cities count .6: with 0, 3 fewer are right, with 1 as many.
# A capital beside a state's own name: .3 gives .793 of the speakers right, 1 .802.
_FADE = 0.9
_WEIGHTS = {"name": 1.0, "demonym": 1.0, "capital": 1.0, "metonym": 0.8, "place": 0.6}
_DATELINE = 5.0


@dataclass(frozen=True, slots=True)
class Focus:
    """State codes by sentence: the state in focus, and its share of all that was said of states (0..1)."""

    by_sentence: Sequence[tuple[str | None, float]]
    whole: str | None

    def at(self, sentence: int) -> tuple[str | None, float]:
        return self.by_sentence[sentence] if self.by_sentence else (None, 0.0)


def focus(gazette: Gazette, world: World) -> Focus:
    """How the presence of states rises and fades from sentence to sentence."""
    parsed = gazette.parsed
    weights: dict[str, float] = {}
    total: dict[str, float] = {}
    home = gazette.home
    # the dateline of a state of which the text says nothing (the Geneva of the United Nations) tells of no government
    if home is not None and (home in gazette.named or not gazette.named):
        weights[home] = total[home] = _DATELINE
    per_sentence: list[dict[str, float]] = [{} for _ in parsed.sentences]
    for mention in gazette.mentions:
        if mention.kind == "state" and per_sentence:
            state = world.state(mention.key)
            if state is not None:
                held = per_sentence[parsed.sentence_of(mention.span.start)]
                held[state.code] = held.get(state.code, 0.0) + _WEIGHTS[mention.how]
    out: list[tuple[str | None, float]] = []
    for said in per_sentence:
        weights = {code: weight * _FADE for code, weight in weights.items()}
        for code, weight in said.items():
            weights[code] = weights.get(code, 0.0) + weight
            total[code] = total.get(code, 0.0) + weight
        out.append(_best(weights))
    return Focus(out, _best(total)[0])


def _best(weights: dict[str, float]) -> tuple[str | None, float]:
    if not weights:
        return None, 0.0
    code = max(weights, key=lambda c: weights[c])
    return code, weights[code] / sum(weights.values())
