"""Which names of an import are worth finding in a text, and what the words for an office say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from demarche.base.facts import Term
from demarche.base.names import plain
from demarche.base.tables import first_day, last_day
from demarche.base.user_tables import clean
from demarche.base.world import World
from demarche.base.world_tables import surnames

LONGEST: Final = 80  # letters; longer ones are descriptions. By estimate
MOST: Final = 40  # names of one person or organization; sanctions lists give hundreds of transliterations. By estimate
_LATIN = re.compile(r"[A-Za-z]{2}")
_OF = re.compile(r"\s+(?:of|for|in|to)\s+(?:the\s+)?(?P<whose>.+)$", re.IGNORECASE)
_FAMILY_FIRST: Final = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "KHM", "HKG", "SGP"})


def kept(names: Iterable[str], world: World) -> tuple[str, ...]:
    """The names in Latin letters that mean nothing else yet: no state, no demonym, no word for a role.

    A sanctions list has "America" and "the President" among the names of ships and people; they must not be found as such.
    """
    found: dict[str, None] = {}
    for name in map(clean, names):
        readable = (
            len(name) <= LONGEST
            and _LATIN.search(plain(name))
            and (name[0].isupper() or name[0].isdigit() or " " in name)
        )
        if readable and not world.states(name) and world.role(name) is None:
            found.setdefault(name)
    return tuple(found)[:MOST]


def short(names: Iterable[str], country: str | None) -> tuple[str, ...]:
    """The surnames by which the news may call somebody."""
    return tuple(sorted({one for name in names for one in surnames(name, country in _FAMILY_FIRST) if len(one) > 2}))


def offices(title: str, country: str, sector: str | None, days: tuple[str, str], world: World) -> tuple[Term, ...]:
    """The term in an office: under its title, and under the office's plain name where the title means one.

    "Minister of Foreign Affairs of Turkey" is "minister of foreign affairs" and "foreign minister". ``days`` are a day,
    month or year each, or "". WorldError when one is none.
    """
    bare = _bare(clean(title), world)
    role = world.role(bare)
    known = sector or (role.sector if role else "GOV")
    titles = dict.fromkeys(filter(None, (role.office if role else None, bare.lower())))
    return tuple(Term(one, country, known, first_day(days[0]), last_day(days[1])) for one in titles)


def _bare(title: str, world: World) -> str:
    """The title without the state: "Secretary of State" for "United States Secretary of State"."""
    found = _OF.search(title)
    while found is not None:
        if world.states(found["whose"]) or world.organization(found["whose"]):
            title = title[: found.start()]
            break
        found = _OF.search(title, found.start() + 1)
    words = title.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        if world.states(" ".join(words[:count])):
            return " ".join(words[count:])
    return title
