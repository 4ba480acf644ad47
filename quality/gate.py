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
_MARGIN, _SMALL_MARGIN = 0.015, 0.03
_SMALL = frozenset({"gold", "plv", "seed", "confidence"})
_HEADING = """\
# [floor, target]: a floor lies .015 under what was measured when it was pinned (.03 for the small sets gold, plv, seed and
# confidence); target 0: none set. `python -m quality --pin` writes this file."""
_SETS = ("attribution", "trees", "names", "time", "places", "events", "gold", "wire", "pages")


def fingerprint(folder: Path) -> str:
    """sha256 over the names and bytes of all files of the sets measured on, its first 16 digits."""
    digest = hashlib.sha256()
    for name in _SETS:
        for path in sorted(p for p in (folder / name).rglob("*") if p.is_file()):
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def run(*, pin: bool = False) -> int:
    """Print the table; 0 when every figure holds its floor, or when the annotated sets are not at hand. ``pin`` sets each
    floor a little under what is measured now."""
    folder = data_folder()
    if not folder.is_dir():
        print(f"the annotated sets are not at hand ({folder.name}; set DEMARCHE_DATA): nothing was measured")
        return 0
    pinned = tomllib.loads(FLOORS.read_text("utf-8"))
    found = fingerprint(folder)
    print(f"corpus {found}" + ("" if found == pinned["corpus"] else f", floors were pinned on {pinned['corpus']}"))
    print(f"{'figure':38s} {'measured':>8s} {'floor':>7s} {'target':>7s}")
    fallen = []
    lines = [_HEADING, f'corpus = "{found}"']
    for module, rows in pinned["floors"].items():
        measured = MEASURES[module]()
        lines.append(f"\n[floors.{module}]")
        for name, (floor, target) in rows.items():
            value = measured[name]
            mark = "" if value >= floor else "  BELOW ITS FLOOR"
            goal = f"{target:7.3f}" if target else "      –"
            print(f"{module + ': ' + name:38s} {value:8.3f} {floor:7.3f} {goal}{mark}", flush=True)
            margin = _SMALL_MARGIN if module in _SMALL else _MARGIN
            lines.append(f'"{name}" = [{max(0.0, value - margin):.3f}, {target:.3f}]')
            if mark:
                fallen.append(f"{module}: {name}")
    if pin:
        FLOORS.write_text("\n".join(lines) + "\n", "utf-8")
        return 0
    print(f"{len(fallen)} below their floor" + (": " + ", ".join(fallen) if fallen else ""))
    return 1 if fallen else 0
