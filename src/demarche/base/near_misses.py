"""Known names that are spelt much like one that nobody knows."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from demarche.base.names import folded
from demarche.base.world import World

_ALIKE: Final = 0.78  # difflib's ratio; lower suggests strangers for one letter in five changed. By estimate
_PARTS: Final = 3  # letters of one name that must stand together in the other; keeps the comparison to likely ones
_LENGTHS: Final = 3


def near_misses(name: str, world: World, most: int = 5) -> tuple[str, ...]:
    """Up to ``most`` names of states, people, organizations, agreements and peoples, the likest first."""
    key = folded(name).casefold()
    parts = {key[i : i + _PARTS] for i in range(max(1, len(key) - _PARTS + 1))}
    likely: dict[str, str] = {}
    for known in _names(world):
        other = folded(known).casefold()
        if abs(len(other) - len(key)) <= _LENGTHS and any(part in other for part in parts):
            likely.setdefault(other, known)
    return tuple(likely[found] for found in get_close_matches(key, likely, most, _ALIKE))


def _names(world: World) -> list[str]:
    found = [n for s in world.every_state() for n in (s.name, *s.names, *s.demonyms, *s.capitals)]
    found += [n for s in world.every_state() for n, _ in world.metonyms(s.iso3)]
    found += [n for p in world.every_person() for n in (p.name, *p.aliases, *p.short)]
    for known in (world.every_organization(), world.every_agreement(), world.every_people()):
        found += [n for one in known for n in (one.name, *one.aliases)]
    return found
