"""The state in which a city or province lies, for a text that names the place and not the state: Sydney is in Australia.

A state that the text names itself decides among places of one name; else the most populous, if it is well ahead.
"""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from typing import Final

from demarche.base.world import World
from demarche.link.places import candidates

_AHEAD: Final = 0.3  # of the prior, which grows by .6 with ten times the people: three times as many


def state_of_place(name: str, world: World, named: Set[str]) -> str | None:
    """The iso3 code of the state in which the place lies; ``named`` are the codes of states that the text names."""
    found = _states(world, name)
    near = [code for code, _ in found if code in named]
    if near:
        return near[0]
    if not found or (len(found) > 1 and found[0][1] - found[1][1] < _AHEAD):
        return None
    return found[0][0]


@lru_cache(maxsize=1 << 14)
def _states(world: World, name: str) -> tuple[tuple[str, float], ...]:
    """The states with a place of that name, and how well known the place is, the best known first."""
    best: dict[str, float] = {}
    for one in candidates(name, world):
        if one.country is not None and one.exact:
            best[one.country] = max(one.prior, best.get(one.country, 0.0))
    return tuple(sorted(best.items(), key=lambda pair: -pair[1]))
