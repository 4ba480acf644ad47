"""Whether confidence means what it says: reliability and expected calibration error on the hand-read reports.

    python -m quality.confidence           cross-validated over the tuning and development reports, in five blocks
    python -m quality.confidence --fit     fits the weights on all of them and writes them into the package

The expected calibration error is the mean distance between confidence and share right, over ten bins of equal width,
weighted by their size (Guo et al. 2017). The weights are fitted by Newton's method with a little ridge.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from demarche.link.confidence import Kind, confidence, features
from quality.gold import matches, read

WEIGHTS = Path(__file__).parents[1] / "src" / "demarche" / "data" / "reader" / "confidence.json"
KINDS: tuple[Kind, ...] = ("event", "statement")
_RIDGE = 1.0
_BINS = 10
_BLOCKS = 5
Judged = tuple[dict[str, Any], bool]


def judged() -> dict[Kind, list[Judged]]:
    """Each event and statement that was said, in the order of the reports, and whether it is right."""
    out: dict[Kind, list[Judged]] = {"event": [], "statement": []}
    for gold, _, report in (*read("tuning"), *read("dev")):
        actors = {a["id"]: a for a in report["actors"]}
        rest = list(gold["events"])
        for event in report["events"]:
            found = next((g for g in rest if _meet(g["predicate"], event["predicate"])), None)
            right = False
            if found is not None:
                rest.remove(found)
                right = event["plover"]["event"] == found["root"] and event["status"] == found["status"]
                right = right and matches(found["actor"], actors, event["actor"])
            out["event"].append((event, right))
        rest = list(gold["statements"])
        for said in report["statements"]:
            found = next((g for g in rest if any(_meet(g["cue"], c) for c in said["cue"])), None)
            right = False
            if found is not None:
                rest.remove(found)
                speaker = actors.get(said["speaker"] or "", {})
                known = speaker.get("country") or speaker.get("kind") == "igo"
                country = matches(
                    found["country"].split("/") if found["country"] else [], actors, [said["speaker"]] if known else []
                )
                right = said["act"] == found["act"] and country
            out["statement"].append((said, right))
    return out


def fit(rows: Sequence[Judged]) -> dict[str, float]:
    """Logistic weights by feature, and "bias"."""
    names = sorted({name for row, _ in rows for name in features(tuple(row["sure"].items()))})
    x = np.asarray([[1.0, *(features(tuple(row["sure"].items())).get(n, 0.0) for n in names)] for row, _ in rows])
    y = np.asarray([float(right) for _, right in rows])
    w = np.zeros(x.shape[1])
    ridge = _RIDGE * np.eye(len(w))
    ridge[0, 0] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (y - p) - ridge @ w)
        w += step
        if float(np.abs(step).max()) < 1e-8:
            break
    return {"bias": round(float(w[0]), 4)} | {n: round(float(v), 4) for n, v in zip(names, w[1:], strict=True)}


def calibration_error(said: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Expected calibration error of confidences [n] against 0 or 1 [n]."""
    bins = np.minimum((said * _BINS).astype(int), _BINS - 1)
    total = 0.0
    for b in range(_BINS):
        inside = bins == b
        if inside.any():
            total += float(inside.mean() * abs(said[inside].mean() - right[inside].mean()))
    return total


def held_out(kind: Kind, rows: Sequence[Judged]) -> NDArray[np.float64]:
    """The confidence of each row by weights that were fitted without its block of reports."""
    block = np.arange(len(rows)) * _BLOCKS // max(1, len(rows))
    out = np.zeros(len(rows))
    for b in range(_BLOCKS):
        weights = {kind: fit([row for row, own in zip(rows, block, strict=True) if own != b])}
        for n in np.flatnonzero(block == b):
            out[n] = confidence(kind, tuple(rows[n][0]["sure"].items()), weights)
    return out


def measure() -> dict[str, float]:
    """The expected calibration error of events and statements."""
    return {
        f"{kind} calibration error": calibration_error(
            held_out(kind, rows), np.asarray([float(right) for _, right in rows])
        )
        for kind, rows in judged().items()
    }


def _meet(a: Sequence[int], b: Sequence[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def main(arguments: Sequence[str]) -> None:
    found = judged()
    if "--fit" in arguments:
        WEIGHTS.write_text(json.dumps({kind: fit(found[kind]) for kind in KINDS}, indent=1) + "\n", "utf-8")
        return
    for kind, rows in found.items():
        said = held_out(kind, rows)
        right = np.asarray([float(r) for _, r in rows])
        print(f"{kind}: calibration error {calibration_error(said, right):.3f}")
        for low in np.arange(0, 1, 1 / _BINS):
            inside = (said >= low) & (said < low + 1 / _BINS)
            if inside.any():
                print(f"  {low:.1f}  {int(inside.sum()):4d} said, {right[inside].mean():.2f} right")


if __name__ == "__main__":
    main(sys.argv[1:])
