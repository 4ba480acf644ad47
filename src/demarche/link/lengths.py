"""TIMEX3 values of stretches and recurrences (P3M, PT5H30M, XXXX-WXX-1), and the days of a stretch from publication."""

from __future__ import annotations

from datetime import date
from typing import Final

from demarche.base.timex import Calendar, Length, Repeat, Unit
from demarche.link.periods import add

_CODES: Final[dict[Unit, str]] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M",
    "quarter": "Q", "half": "H", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
_FINER: Final[dict[Unit, tuple[float, Unit]]] = {
    "year": (12, "month"), "hour": (60, "minute"), "minute": (60, "second"), "day": (24, "hour"),
    "decade": (10, "year"), "century": (100, "year"),
}  # fmt: skip
_VAGUE: Final[dict[Unit, int]] = {
    "second": 60, "minute": 60, "hour": 24, "day": 7, "weekend": 4, "week": 8, "month": 12, "quarter": 4, "half": 4,
    "year": 10, "decade": 5, "century": 5,
}  # fmt: skip
"""How far an amount that is not said may reach: "the coming days" stay within a week, "recent years" within ten."""


def length_value(length: Length) -> str:
    """ISO 8601 as TIMEX3 uses it: P2Y, PT5H30M, PXW for "weeks"."""
    dates, clock = "", ""
    for count, unit in _whole(length):
        code = _CODES[unit]
        number = "X" if count is None else f"{count:g}"
        if code[0] == "T":
            clock += number + code[1:]
        else:
            dates += number + code
    return f"P{dates}" + (f"T{clock}" if clock else "")


def _whole(length: Length) -> list[tuple[float | None, Unit]]:
    """Amounts with a half told in the finer unit: 5.5 hours are 5 hours and 30 minutes."""
    told: list[tuple[float | None, Unit]] = []
    for count, unit in length.amounts:
        if count is None or count == int(count) or unit not in _FINER:
            told.append((count, unit))
            continue
        times, finer = _FINER[unit]
        if int(count):
            told.append((int(count), unit))
        told.append((round((count - int(count)) * times, 2), finer))
    return told


def length_days(length: Length, published: date | None) -> tuple[date | None, date | None]:
    """The days of a stretch that ends or begins at publication; none for one that only measures."""
    if published is None or length.toward == 0:
        return None, None
    far = published
    for count, unit in length.amounts:
        far = add(far, unit, length.toward * (_VAGUE[unit] if count is None else count))
    return (far, published) if length.toward < 0 else (published, far)


def repeat_value(repeat: Repeat) -> str:
    """P1D for "daily", XXXX-WXX-2TNI for "Tuesday nights"."""
    if repeat.every is not None:
        return length_value(repeat.every)
    on = repeat.on or Calendar()
    if on.weekday is not None:
        value = f"XXXX-WXX-{on.weekday}"
    elif on.month is not None:
        value = f"XXXX-{on.month:02d}"
    elif on.season is not None:
        value = f"XXXX-{on.season}"
    else:
        value = "XXXX-XX-XX"
    return value + (f"T{on.part}" if on.part is not None else "")
