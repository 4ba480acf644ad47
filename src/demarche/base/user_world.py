"""What a user has added to the world, and where it is kept: a folder of imports, a gazetteer, and a log of corrections.

::

    $DEMARCHE_WORLD or the user's data folder of the system
    ├── imports/NAME/source.json         what was imported, from which file, when
    ├── imports/NAME/people.txt ...      the facts, as tables (``base.user_tables``)
    ├── places/cities.txt, source.json   a gazetteer of the user's own (``base.sorted_places``)
    └── corrections.jsonl                ``base.corrections``

A folder under imports is complete or not there at all: it is written beside its place and then moved.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from demarche.base.errors import WorldError

VARIABLE: Final = "DEMARCHE_WORLD"
SOURCE: Final = "source.json"
PLACES: Final = "cities.txt"


@dataclass(frozen=True, slots=True)
class Import:
    """One import: its name, the format and files it came from (sha256 of their bytes, in order), and what it holds.

    ``imported`` is an ISO 8601 time; ``rows`` counts the facts by kind; ``left_out`` says what was passed over, and how
    often.
    """

    name: str
    format: str
    files: tuple[str, ...]
    sha256: str
    imported: str
    rows: dict[str, int]
    left_out: dict[str, int]


def folder() -> Path:
    """Where the user's facts are kept; it need not exist."""
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else user_data_path("demarche", appauthor=False) / "world"


def imports_folder() -> Path:
    return folder() / "imports"


def places_folder() -> Path:
    return folder() / "places"


def imported() -> tuple[Import, ...]:
    """Every import of facts, by name. WorldError when one cannot be read."""
    return tuple(read_source(path) for path in _sources())


def stamp() -> tuple[tuple[str, int], ...]:
    """Changes when the imports do: the path of each and when it was written (ns). Without imports, one look at a folder."""
    return tuple((str(path.parent), path.stat().st_mtime_ns) for path in _sources())


def read_source(path: Path) -> Import:
    """The import that a source.json describes. WorldError when it is not one."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Import(**{**said, "files": tuple(said["files"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise WorldError(
            f"{path}: does not describe an import ({error}); remove its folder and import the file again"
        ) from error


def write_source(path: Path, made: Import) -> None:
    path.write_text(json.dumps(asdict(made), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _sources() -> list[Path]:
    return sorted(imports_folder().glob(f"[!.]*/{SOURCE}"))
