"""Values taken out of parsed JSON with their kind checked; what is wrong is said with the path to it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, TypeVar

from demarche.base.spans import Span

_T = TypeVar("_T")


class Malformed(ValueError):
    """A value is missing or not of its kind; the message names it: "events[3].quad must be a whole number"."""


class Fields:
    """One JSON object. Missing keys read as null; a null where something must stand is Malformed."""

    def __init__(self, value: Any, at: str = "") -> None:
        if not isinstance(value, dict):
            raise Malformed(f"{at or 'the line'} must be an object")
        self._value: dict[str, Any] = value
        self._at = at

    def __contains__(self, key: str) -> bool:
        return self._value.get(key) is not None

    def text(self, key: str) -> str:
        return self._must(key, self.maybe_text(key), "text")

    def maybe_text(self, key: str) -> str | None:
        return self._is(key, self._value.get(key), str, "text")

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._must(key, self._is(key, item, str, "texts"), "texts") for item in self._list(key))

    def whole(self, key: str) -> int:
        return self._must(key, self.maybe_whole(key), "a whole number")

    def maybe_whole(self, key: str) -> int | None:
        value = self._is(key, self._value.get(key), int, "a whole number")
        if value is not None and not -(2**63) <= value < 2**63:
            raise Malformed(f"{self._path(key)} must be a whole number of 64 bits")
        return value

    def number(self, key: str) -> float:
        return self._must(key, self.maybe_number(key), "a number")

    def maybe_number(self, key: str) -> float | None:
        value = self._value.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return float(self._must(key, self.maybe_whole(key), "a number"))
        found = self._is(key, value, float, "a number")
        if found is not None and not math.isfinite(found):
            raise Malformed(f"{self._path(key)} must be a finite number")
        return found

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self.number(key)
        if not 0 <= value <= 1:
            raise Malformed(f"{self._path(key)} must be a number from 0 to 1")
        return value

    def shares(self, key: str) -> tuple[tuple[str, float], ...]:
        """Numbers from 0 to 1 by their names; none where the key is missing."""
        inner = self.inner(key) if key in self else Fields({})
        return tuple((name, inner.share(name)) for name in inner._value)

    def flag(self, key: str) -> bool:
        value = self._value.get(key, False)
        if not isinstance(value, bool):
            raise Malformed(f"{self._path(key)} must be true or false")
        return value

    def choice(self, key: str, among: Iterable[str]) -> Any:
        """A text that must be one of ``among``."""
        value, known = self.text(key), tuple(among)
        if value not in known:
            raise Malformed(f"{self._path(key)} is {value[:40]!r}; it must be one of {', '.join(known)}")
        return value

    def maybe_day(self, key: str) -> date | None:
        value = self.maybe_text(key)
        try:
            return date.fromisoformat(value) if value is not None else None
        except ValueError as error:
            raise Malformed(f"{self._path(key)} must be a day, YYYY-MM-DD") from error

    def maybe_moment(self, key: str) -> str | None:
        """A text that is an ISO 8601 date, or date and time, as it was written."""
        value = self.maybe_text(key)
        try:
            if value is not None:
                datetime.fromisoformat(value)
                date.fromisoformat(value[:10])
        except ValueError as error:
            raise Malformed(f"{self._path(key)} must be an ISO 8601 date, or date and time") from error
        return value

    def span(self, key: str, length: int) -> Span:
        return self._must(key, self.maybe_span(key, length), "[start, end]")

    def maybe_span(self, key: str, length: int) -> Span | None:
        value = self._value.get(key)
        return None if value is None else self._span(key, value, length)

    def spans(self, key: str, length: int) -> tuple[Span, ...]:
        """Offsets into a text of ``length`` code points."""
        return tuple(self._span(key, value, length) for value in self._list(key))

    def inner(self, key: str) -> Fields:
        return Fields(self._value.get(key), self._path(key))

    def each(self, key: str) -> Iterator[Fields]:
        """The objects of a list."""
        for number, value in enumerate(self._list(key)):
            yield Fields(value, f"{self._path(key)}[{number}]")

    def _list(self, key: str) -> list[Any]:
        value = self._value.get(key, [])
        if not isinstance(value, list):
            raise Malformed(f"{self._path(key)} must be a list")
        return value

    def _span(self, key: str, value: Any, length: int) -> Span:
        if isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value):
            start, end = value
            if 0 <= start <= end <= length:
                return Span(start, end)
        raise Malformed(f"{self._path(key)} must be [start, end] within the {length} characters of the text")

    def _is(self, key: str, value: Any, kind: type[_T], name: str) -> _T | None:
        if value is None:
            return None
        if not isinstance(value, kind) or isinstance(value, bool):
            raise Malformed(f"{self._path(key)} must be {name}")
        return value

    def _must(self, key: str, value: _T | None, name: str) -> _T:
        if value is None:
            raise Malformed(f"{self._path(key)} is missing; it must be {name}")
        return value

    def _path(self, key: str) -> str:
        return f"{self._at}.{key}" if self._at else key
