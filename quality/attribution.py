"""PolNeAR: strict F1 of sources, cues, contents, and of attributions with all three right.

A role counts as right when all of its fragments have exactly the annotator's offsets into the document (the first
annotator's, where there are several).
"""

from __future__ import annotations

from demarche.base.spans import Span
from demarche.extract import reader
from demarche.extract.parsing import parsed
from demarche.extract.sentences import split_sentences
from demarche.extract.statements import find_attributions
from training.corpora.polnear import documents


def f1(right: int, said: int, gold: int) -> float:
    """The harmonic mean of precision and recall, from counts."""
    return 2 * right / max(1, said + gold)


def measure(part: str = "dev") -> dict[str, float]:
    """Strict F1 by role: source, cue, content, all."""
    loaded = reader.load()
    rows = [(text, gold, split_sentences(text)) for _, text, gold in documents(part)]
    seen = loaded.see([(text, sentences) for text, _, sentences in rows])
    counts = {role: [0, 0, 0] for role in ("source", "cue", "content", "all")}
    for (_, gold, sentences), one in zip(rows, seen, strict=True):
        found = find_attributions(one, parsed(one, sentences))
        for role, count in counts.items():

            def key(a: object, role: str = role) -> tuple[tuple[Span, ...], ...]:
                roles = ("source", "cue", "content") if role == "all" else (role,)
                return tuple(getattr(a, r) for r in roles)

            mine, theirs = ({key(a) for a in rows_ if all(key(a)) or role == "all"} for rows_ in (found, gold))
            count[0] += len(mine & theirs)
            count[1] += len(mine)
            count[2] += len(theirs)
    return {role: f1(*count) for role, count in counts.items()}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:10s} {value:.3f}")
