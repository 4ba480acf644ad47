"""The accuracy gate: measured figures against the floors and targets pinned in ``floors.toml``.

A floor lies a little under what was measured when it was pinned; the margin is the noise between processors' int8
arithmetic. A target is what the figure should become. The fingerprint says which files were measured on.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from demarche.base import world
from quality import attribution, confidence, gold, names, pages, places, plv, seed, times, trees
from training.labelled import data_folder

FLOORS = Path(__file__).with_name("floors.toml")
MEASURES: dict[str, Callable[[], dict[str, float]]] = {
    "pages": pages.measure,
    "attribution": attribution.measure,
    "trees": trees.measure,
    "names": names.measure,
    "gold": gold.measure,
    "seed": seed.measure,
    "confidence": lambda: {f"1 - {name}": 1 - value for name, value in confidence.measure().items()},
    "plv": plv.measure,
    "times": lambda: asdict(times.measure("check")),
    "places": lambda: {"accuracy": places.measure("check", world.load()).accuracy},
}
_SETS = ("attribution", "trees", "names", "time", "places", "events", "gold", "wire", "pages")


def fingerprint(folder: Path) -> str:
    """sha256 over the names and bytes of all files of the sets measured on, its first 16 digits."""
    digest = hashlib.sha256()
    for name in _SETS:
        for path in sorted(p for p in (folder / name).rglob("*") if p.is_file()):
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def run() -> int:
    """Print the table; 0 when every figure holds its floor, or when the annotated sets are not at hand."""
    folder = data_folder()
    if not folder.is_dir():
        print(f"the annotated sets are not at hand ({folder.name}; set DEMARCHE_DATA): nothing was measured")
        return 0
    pinned = tomllib.loads(FLOORS.read_text("utf-8"))
    found = fingerprint(folder)
    print(f"corpus {found}" + ("" if found == pinned["corpus"] else f", floors were pinned on {pinned['corpus']}"))
    print(f"{'figure':38s} {'measured':>8s} {'floor':>7s} {'target':>7s}")
    fallen = []
    for module, rows in pinned["floors"].items():
        measured = MEASURES[module]()
        for name, (floor, target) in rows.items():
            value = measured[name]
            mark = "" if value >= floor else "  BELOW ITS FLOOR"
            goal = f"{target:7.3f}" if target else "      –"
            print(f"{module + ': ' + name:38s} {value:8.3f} {floor:7.3f} {goal}{mark}", flush=True)
            if mark:
                fallen.append(f"{module}: {name}")
    print(f"{len(fallen)} below their floor" + (": " + ", ".join(fallen) if fallen else ""))
    return 1 if fallen else 0
