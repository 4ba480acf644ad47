"""PolNeAR: sources, cues and contents in political news, as brat standoff files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from demarche.base.spans import Span
from demarche.extract.sentences import split_sentences
from training.labelled import Frame, Labelled, data_folder


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated attribution; each role a tuple of fragments, empty where the annotator marked none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def read_annotations(path: Path) -> list[Attribution]:
    """The attributions of one ``.ann`` file, in its order."""
    spans: dict[str, tuple[Span, ...]] = {}
    relations: list[list[tuple[str, str]]] = []
    for line in path.read_text("utf-8").split("\n"):
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            _, _, offsets = rest.split("\t")[0].partition(" ")
            spans[key] = tuple(Span(*map(int, part.split())) for part in offsets.split(";") if part)
        elif key.startswith("E"):
            arguments = [part.split(":", 1) for part in rest.split()[1:]]
            relations.append([(role.rstrip("0123456789"), target) for role, target in arguments])
    out = []
    for relation in relations:
        roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for role, target in relation:
            if role in roles:
                roles[role].extend(spans.get(target, ()))
        if any(roles.values()):
            out.append(Attribution(*(tuple(sorted(roles[r])) for r in ("Source", "Cue", "Content"))))
    return out


def documents(part: str) -> Iterator[tuple[str, str, list[Attribution]]]:
    """(name, text, attributions by the first annotator) of each article of ``part`` (train, dev)."""
    folder = data_folder() / "attribution" / "polnear" / part
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rsplit("_", 1)[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem in annotations:
            # newline="" keeps offsets where a file has carriage returns
            with path.open(encoding="utf-8", newline="") as file:
                text = file.read()
            yield path.stem, text, read_annotations(annotations[path.stem])


def labelled(part: str) -> Iterator[Labelled]:
    """Cue tags, and one frame for each attribution that has a cue, anchored at the cue's first word."""
    for name, text, attributions in documents(part):
        doc = Labelled(name, text, split_sentences(text), tags={"cue": []}, frames={"attribution": []})
        for found in attributions:
            doc.tags["cue"] += [(span, "CUE") for span in found.cue]
            if found.cue:
                roles = (("SOURCE", found.source), ("CUE", found.cue), ("CONTENT", found.content))
                spans = [(span, role) for role, fragments in roles for span in fragments]
                doc.frames["attribution"].append(Frame(found.cue[0], spans))
        yield doc
