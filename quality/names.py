"""Names: exact-span F1 on CoNLL-2003, its sentences as lines of running text."""

from __future__ import annotations

from demarche.extract import reader
from demarche.extract.names import find_names
from quality.attribution import f1
from training.corpora.names import labelled


def measure(part: str = "dev") -> dict[str, float]:
    """F1 over all kinds, and over the lines that are not wholly in capitals."""
    documents = list(labelled("conll2003", part))
    seen = reader.load().see([(d.text, d.sentences) for d in documents])
    counts = {"all": [0, 0, 0], "mixed case": [0, 0, 0]}
    for document, one in zip(documents, seen, strict=True):
        mine = {(n.span, n.kind) for n in find_names(one)}
        theirs = set(document.tags["name"])
        shouted = [s for s in document.sentences if s.of(document.text).isupper()]
        for name, count in counts.items():
            hidden = shouted if name == "mixed case" else []
            m, t = ({x for x in rows if not any(s.contains(x[0]) for s in hidden)} for rows in (mine, theirs))
            count[0] += len(m & t)
            count[1] += len(m)
            count[2] += len(t)
    return {name: f1(*count) for name, count in counts.items()}


if __name__ == "__main__":
    print(" ".join(f"{name} {value:.4f}" for name, value in measure().items()))
