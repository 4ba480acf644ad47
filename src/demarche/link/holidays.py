"""The day of a named holiday in a year, where it is fixed or can be computed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden, century = year % 19, year // 100
    leap, shift = century // 4, (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * ((year % 100) // 4) - moon - (year % 100) % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _nth(year: int, month: int, weekday: int, count: int) -> date:
    """The ``count``-th Monday (1) to Sunday (7) of a month; the last one when ``count`` is -1."""
    if count < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (count - 1))


_FIXED: Final = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "epiphany": (1, 6), "valentine's day": (2, 14),
    "may day": (5, 1), "independence day": (7, 4), "halloween": (10, 31), "veterans day": (11, 11),
    "armistice day": (11, 11), "remembrance day": (11, 11), "bastille day": (7, 14), "victory day": (5, 9),
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "orthodox christmas": (1, 7), "all saints' day": (11, 1), "nowruz": (3, 20),
}  # fmt: skip
_MOVING: Final[dict[str, Callable[[int], date]]] = {
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + timedelta(1),
    "good friday": lambda year: easter(year) - timedelta(2),
    "ash wednesday": lambda year: easter(year) - timedelta(46),
    "martin luther king day": lambda year: _nth(year, 1, 1, 3),
    "presidents day": lambda year: _nth(year, 2, 1, 3),
    "presidents' day": lambda year: _nth(year, 2, 1, 3),
    "mother's day": lambda year: _nth(year, 5, 7, 2),
    "memorial day": lambda year: _nth(year, 5, 1, -1),
    "labor day": lambda year: _nth(year, 9, 1, 1),
    "columbus day": lambda year: _nth(year, 10, 1, 2),
    "election day": lambda year: _nth(year, 11, 1, 1) + timedelta(1),
    "thanksgiving": lambda year: _nth(year, 11, 4, 4),
    "thanksgiving day": lambda year: _nth(year, 11, 4, 4),
}


def holiday(name: str, year: int) -> date | None:
    """The day of ``name`` (lower case, straight apostrophe) in ``year``; None for a holiday that is not known."""
    if not 1 <= year <= 9998:
        return None
    if name in _FIXED:
        return date(year, *_FIXED[name])
    return _MOVING[name](year) if name in _MOVING else None
