"""What heads and decoding cost beside the model's forward pass, as a ratio of one run on the wire set.

Both on one core, as where many articles are read by as many processes as there are cores. The forward pass includes cutting
the texts into pieces and the taggers; decoding is words, trees, names, statements and events.
"""

from __future__ import annotations

import os
from time import perf_counter

from demarche.extract import reader
from demarche.extract.events import find_events
from demarche.extract.parsing import parsed
from demarche.extract.sentences import split_sentences
from demarche.extract.statements import find_attributions
from training.corpora.wire import reports

_REPORTS = 200


def measure() -> dict[str, float]:
    """Seconds of the forward pass and of decoding over the first reports of the wire, and (forward + decoding) / forward."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [row["text"] for row in list(reports().values())[:_REPORTS]]
    rows = [(text, split_sentences(text)) for text in texts]
    loaded = reader.load(1)
    loaded.see(rows[:8])
    begun = perf_counter()
    seen = loaded.see(rows)
    forward = perf_counter() - begun
    begun = perf_counter()
    for one, (_, sentences) in zip(seen, rows, strict=True):
        text = parsed(one, sentences)
        find_events(one, text, find_attributions(one, text))
    decoding = perf_counter() - begun
    return {"forward": forward, "decoding": decoding, "ratio": (forward + decoding) / forward}


if __name__ == "__main__":
    print(" ".join(f"{name} {value:.2f}" for name, value in measure().items()))
