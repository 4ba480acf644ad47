"""What a person has decided once for all: "this Lavrov is Sergei Lavrov". A log that is only ever added to.

One JSON object a line, in ``corrections.jsonl`` of the user's folder: when, which words, what they are, in which countries or
outlets, and why. A later line outranks an earlier one for the same words; one that says where outranks one that does not;
a line whose "is" is null withdraws the line before it for the same words and places.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from demarche.base import user_world
from demarche.base.errors import WorldError
from demarche.base.names import folded

FILE: Final = "corrections.jsonl"
Kind = Literal["person", "organization", "state", "place", "nobody"]


@dataclass(frozen=True, slots=True)
class Referent:
    """What words are said to be. ``id`` is a person's or organization's id, a state's iso3, a place's GeoNames id.

    A place carries where it is (degrees, iso3, first-level division), so that no gazetteer need be asked again.
    """

    kind: Kind
    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the log. ``time`` is ISO 8601; ``countries`` are iso3, ``outlets`` names or domains; both may be empty.

    ``referent`` is None in a line that withdraws.
    """

    time: str
    words: str
    referent: Referent | None
    countries: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    reason: str = ""

    @property
    def why(self) -> str:
        """The reason that a link gives which rests on it."""
        said = self.referent.name if self.referent else "withdrawn"
        return f"corrected on {self.time[:10]}: “{self.words}” is {said}" + (f" ({self.reason})" if self.reason else "")


class Corrections:
    """The corrections in force, for one article or for all. Falsy when there are none."""

    def __init__(self, log: Iterable[Correction] = ()) -> None:
        self._by_words: dict[str, list[Correction]] = {}
        for one in log:
            held = self._by_words.setdefault(folded(one.words), [])
            held[:] = [old for old in held if _where(old) != _where(one)]
            if one.referent is not None:
                held.append(one)

    def __bool__(self) -> bool:
        return any(self._by_words.values())

    def in_force(self) -> tuple[Correction, ...]:
        """Those that nothing has replaced or withdrawn, the oldest first."""
        return tuple(sorted((one for held in self._by_words.values() for one in held), key=lambda one: one.time))

    def within(self, outlet: str | None, url: str | None) -> Corrections:
        """Those that hold for an article of that outlet, known by its name or by the host of the article's address."""
        if not self:
            return self
        host = (urlsplit(url).hostname or "") if url else ""
        kept = [one for one in self.in_force() if not one.outlets or any(_is(o, outlet, host) for o in one.outlets)]
        return Corrections(kept)

    def of(self, words: str, countries: Iterable[str | None] = ()) -> Correction | None:
        """What is in force for these words where those countries (iso3) are spoken of; None when nothing is."""
        held = self._by_words.get(folded(words), ())
        here = frozenset(countries)
        fit = [one for one in held if not one.countries or here & set(one.countries)]
        return max(fit, key=lambda one: (bool(one.countries) + bool(one.outlets), one.time), default=None)


NONE: Final = Corrections()


def load() -> Corrections:
    """The user's corrections; a new one is seen at the next call. WorldError when the log cannot be read."""
    path = user_world.folder() / FILE
    try:
        found = path.stat()
    except OSError:
        return NONE
    return _load(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=1)
def _load(path: Path, _written: int, _size: int) -> Corrections:
    return Corrections(read_log(path))


def read_log(path: Path | None = None) -> tuple[Correction, ...]:
    """Every line of the log, withdrawn ones too, in order. WorldError names the line that is none."""
    path = path or user_world.folder() / FILE
    if not path.exists():
        return ()
    found = []
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                found.append(_read(line, f"{path}:{number}"))
    except (OSError, UnicodeDecodeError) as error:
        raise WorldError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    return tuple(found)


def append(one: Correction) -> Path:
    """Adds a line to the log and tells where the log is. WorldError when it cannot be written."""
    path = user_world.folder() / FILE
    said: dict[str, Any] = {"time": one.time, "words": one.words, "is": None}
    if one.referent is not None:
        fields = ("kind", "id", "name", "lat", "lon", "country", "admin1")
        said["is"] = {f: v for f in fields if (v := getattr(one.referent, f)) is not None}
    said |= {"countries": list(one.countries), "outlets": list(one.outlets), "reason": one.reason}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(said, ensure_ascii=False) + "\n")
    except OSError as error:
        raise WorldError(f"{path}: cannot be written ({error.strerror or error})") from error
    return path


def withdrawn(one: Correction, time: str, reason: str) -> Correction:
    """The line that takes a correction back."""
    return replace(one, time=time, referent=None, reason=reason)


def _read(line: str, where: str) -> Correction:
    try:
        said = json.loads(line)
        referent = None if said["is"] is None else Referent(**said["is"])
        return Correction(
            str(said["time"]), str(said["words"]), referent, tuple(said.get("countries", ())),
            tuple(said.get("outlets", ())), str(said.get("reason", "")),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise WorldError(f"{where}: is no correction ({error}); mend the line or take it out") from error


def _where(one: Correction) -> tuple[Sequence[str], Sequence[str]]:
    return sorted(one.countries), sorted(map(str.casefold, one.outlets))


def _is(said: str, outlet: str | None, host: str) -> bool:
    name = said.casefold()
    return (outlet or "").casefold() == name or host == name or host.endswith(f".{name}")
