"""How likely a record is right: what each step was sure of, weighed by a logistic model.

"Right" means, for an event, its predicate, root, status and every actor; for a statement, its cue, act and the country of
its speaker. ``python -m quality.confidence --fit`` fits the weights on the hand-read reports that neither the reader nor any
rule was taught by, and ``python -m quality.confidence`` measures the result on others.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from demarche.base.records import Sureness

Kind = Literal["event", "statement"]

_SUREST = 0.98


@cache
def weights() -> dict[str, dict[str, float]]:
    """By kind of record: a weight for each feature, and "bias"."""
    made: dict[str, dict[str, float]] = json.loads(
        files("demarche.data.reader").joinpath("confidence.json").read_text("utf-8")
    )
    return made


def features(sure: Sureness) -> dict[str, float]:
    """The log-odds of each share, and whether it is none at all ("no actor")."""
    out = {}
    for name, share in sure:
        held = min(max(share, 1 - _SUREST), _SUREST)
        out[name] = math.log(held / (1 - held)) if share else 0.0
        out[f"no {name}"] = float(share == 0.0)
    return out


def confidence(kind: Kind, sure: Sureness, fitted: Mapping[str, Mapping[str, float]] | None = None) -> float:
    """The probability that the record is right, to three digits; by the package's weights or others."""
    known = (fitted or weights())[kind]
    total = known["bias"] + sum(known.get(name, 0.0) * value for name, value in features(sure).items())
    return round(1 / (1 + math.exp(-total)), 3)
