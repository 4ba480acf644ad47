"""GeoNames' own files (``allCountries.zip``, ``cities500.zip``, a country's) into one sorted file of places.

Sorted in stretches that fit in memory, then merged, so all of GeoNames needs no more memory than a country.
"""

from __future__ import annotations

import heapq
import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from demarche.base import user_world
from demarche.base.errors import EmptyInput, UnreadableInput
from demarche.base.place import City, place_key
from demarche.base.records import Precision
from demarche.base.sorted_places import line_of
from demarche.base.user_world import PLACES, SOURCE, Import
from demarche.world.importing import Done
from demarche.world.lines import Reading
from demarche.world.tally import Tally

_STRETCH: Final = 400_000  # lines sorted at a time: some 60 MB
_ALTERNATES_FROM: Final = (
    500  # inhabitants from which other names are kept; of hamlets they are mostly transliterations
)
_LONGEST_NAME: Final = 60
# What news speaks of beside populated places (P) and divisions (A): feature codes of GeoNames and how precise each is.
_POINTS: Final = frozenset({"AIRB", "AIRP", "DAM", "PRT", "CMPRF", "NVB", "INSM", "PSTB", "MILB"})
_REGIONS: Final = frozenset(
    {
        "RGN",
        "ISL",
        "ISLS",
        "PEN",
        "MTS",
        "VAL",
        "DSRT",
        "STRT",
        "SEA",
        "GULF",
        "BAY",
        "LK",
        "CNL",
        "PASS",
        "CAPE",
        "ATOL",
    }
)
_NO_LONGER: Final = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADMDH", "PCLH"})


def import_places(paths: Sequence[Path], told: Callable[[int], None] = lambda count: None) -> Done:
    """The user's gazetteer from GeoNames' files, in place of an earlier one. InputError when a file cannot be used."""
    tally, reading = Tally(), Reading(told)
    target = user_world.places_folder()
    partial = target.with_name(f".{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        with tempfile.TemporaryDirectory(dir=partial) as scratch:
            count = _sorted(
                (line for path in paths for line in _keyed(path, reading, tally)), partial / PLACES, Path(scratch)
            )
        if not count:
            why = tally.first[0] if tally.first else "no populated place is in it"
            raise EmptyInput(str(paths[0]), f"holds no place of GeoNames: {why}")
        made = Import(
            "places", "geonames", tuple(p.name for p in paths), reading.sha256, datetime.now(UTC).isoformat(timespec="seconds"),
            {"names of places": count}, dict(tally.left_out) | ({"bad lines": tally.bad} if tally.bad else {}),
        )  # fmt: skip
        held = target / SOURCE
        if held.exists() and (before := user_world.read_source(held)).sha256 == made.sha256:
            return Done(before, False, tally)
        user_world.write_source(partial / SOURCE, made)
        shutil.rmtree(target, ignore_errors=True)
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return Done(made, True, tally)


def _keyed(path: Path, reading: Reading, tally: Tally) -> Iterator[str]:
    for number, line in _lines(path, reading):
        cells = line.rstrip("\n").split("\t")
        try:
            city, names = _place(cells)
        except (ValueError, IndexError):
            tally.wrong(str(path), number, f"not a line of GeoNames: {line[:40]!r}")
            continue
        if city is None:
            tally.leave("features of other kinds")
            continue
        yield from (line_of(key, city) for key in names)


def _lines(path: Path, reading: Reading) -> Iterator[tuple[int, str]]:
    if path.suffix.lower() != ".zip":
        for number, line in reading.lines(path):
            yield number, line.decode("utf-8", "replace")
        return
    try:
        with reading.raw(path) as raw:  # a zip file is read from its end: its bytes are counted and hashed before
            while raw.read(2**20):
                pass
        with zipfile.ZipFile(path) as archive:
            inner = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
            if not inner:
                raise UnreadableInput(str(path), "holds no .txt file; give GeoNames' allCountries.zip or cities500.zip")
            for name in inner:
                with archive.open(name) as member:
                    yield from enumerate(io.TextIOWrapper(member, "utf-8", "replace", newline="\n"), 1)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise UnreadableInput(str(path), f"is not a zip file that can be read ({error})") from error


def _place(cells: Sequence[str]) -> tuple[City | None, tuple[str, ...]]:
    """The place of a line and its keys; None for a feature that is not kept. ValueError, IndexError for another format."""
    id, name, ascii, alternates, lat, lon, group, feature, iso2 = cells[:9]
    admin1, population = cells[10], int(cells[14] or 0)
    precision = _precision(group, feature)
    city = City(int(id), name, float(lat), float(lon), iso2, admin1, population, precision or "city")
    if not (-90 <= city.lat <= 90 and -180 <= city.lon <= 180):
        raise ValueError(f"no such position: {lat}, {lon}")
    if precision is None:
        return None, ()
    others = alternates.split(",") if population >= _ALTERNATES_FROM or precision == "region" else ()
    keys = (place_key(one) for one in (name, ascii, *(o for o in others if _worth_keeping(o))))
    return city, tuple(dict.fromkeys(key for key in keys if key and "\t" not in key))


def _precision(group: str, feature: str) -> Precision | None:
    if feature in _NO_LONGER:
        return None
    if group == "P":
        return "city"
    if feature.startswith("ADM") or feature in _REGIONS:
        return "region"
    return "point" if feature in _POINTS else None


def _worth_keeping(name: str) -> bool:
    """Latin letters, more than a code of three, not an address of a web page."""
    return 3 < len(name) <= _LONGEST_NAME and place_key(name).replace(" ", "").isascii() and name[0].isupper()


def _sorted(lines: Iterator[str], out: Path, scratch: Path) -> int:
    """Sorts by the bytes of the lines, each once; the number of lines."""
    stretches: list[Path] = []
    held: list[bytes] = []
    for line in lines:
        held.append(line.encode())
        if len(held) == _STRETCH:
            stretches.append(_spill(held, scratch / str(len(stretches))))
            held = []
    stretches.append(_spill(held, scratch / str(len(stretches))))
    count, before = 0, b""
    with ExitStack() as stack, out.open("wb") as file:
        for row in heapq.merge(
            *(stack.enter_context(path.open("rb")) for path in stretches), key=lambda r: r.rstrip(b"\n")
        ):
            if row != before:
                file.write(row)
                count += 1
            before = row
    return count


def _spill(lines: list[bytes], path: Path) -> Path:
    lines.sort()
    with path.open("wb") as file:
        file.writelines(line + b"\n" for line in lines)
    return path
