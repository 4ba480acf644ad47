"""Reports judged by eye, item by item: ``quality/judged`` keeps ids and judgements, without the text.

Twenty agency reports and twenty of the crisis set, none of which anything was learnt from or tuned on, were read in full with
what the program printed about them. ``python -m quality.by_eye`` prints the shares that docs/accuracy.md quotes. The
judgements belong to the program as it was then (ids count its statements and events): they are a record, not a test.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).with_name("judged")
STATEMENT = ("cue", "speaker", "act", "content")
EVENT = ("root", "status", "actor", "recipient")


def shares(prefix: str) -> dict[str, float]:
    """Shares right over the files whose name begins with ``prefix``: of statements, of events, and of the real events."""
    rows = [json.loads(line) for path in sorted(FOLDER.glob(f"{prefix}-*.jsonl")) for line in path.open(encoding="utf-8")]
    said = [row for row in rows if "cue" in row]
    events = [row for row in rows if "real" in row]
    real = [row for row in events if row["real"]]
    right = Counter({f"statement {name}": sum(row[name] for row in said) for name in STATEMENT})
    right.update({f"event {name}": sum(row[name] for row in real) for name in EVENT})
    out = {"statements": float(len(said)), "events": float(len(events)), "event real": len(real) / max(1, len(events))}
    out |= {name: right[name] / max(1, len(said if name.startswith("statement") else real)) for name in right}
    out["statement all"] = sum(all(row[n] for n in STATEMENT) for row in said) / max(1, len(said))
    out["event all"] = sum(all(row[n] for n in EVENT) for row in real) / max(1, len(events))
    return out


if __name__ == "__main__":
    for prefix in ("wire", "crisis"):
        print(prefix, " ".join(f"{name} {value:.2f}" for name, value in shares(prefix).items()))
