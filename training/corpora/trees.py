"""Universal Dependencies trees of EWT and GUM, with PropBank's roles joined onto EWT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from demarche.base.spans import Span
from demarche.extract.heads import FRAMES, RELATIONS, XPOS
from training.labelled import Frame, Labelled, TextBuilder, Word, data_folder

# GUM's wikiHow and fiction texts may not be used in what is shipped commercially; its licence table says so.
_WITHHELD_GENRES = ("GUM_whow", "GUM_fiction", "GUM_reddit")


@dataclass(slots=True)
class Token:
    """One syntactic word of a CoNLL-U sentence; ``head`` counts from 1 in the sentence, 0 is the root."""

    form: str
    upos: str
    xpos: str
    head: int
    relation: str
    misc: str
    span: Span = field(default_factory=lambda: Span(0, 0))


@dataclass(slots=True)
class Tree:
    """One sentence of a treebank."""

    id: str
    text: str
    tokens: list[Token]
    opens_paragraph: bool
    document: str
    span: Span = field(default_factory=lambda: Span(0, 0))


@dataclass(slots=True)
class TreeDocument:
    """The sentences of one document and its running text, paragraphs apart by an empty line."""

    name: str
    text: str
    trees: list[Tree] = field(default_factory=list)


def read_trees(corpus: str, part: str) -> Iterator[TreeDocument]:
    """Documents of ``corpus`` (ewt, gum) and ``part`` (train, dev), words aligned with the text."""
    path = data_folder() / "trees" / f"{corpus}-{part}.conllu"
    current: list[Tree] = []
    tree: Tree | None = None
    document, paragraph = "", True
    rows: list[list[str]] = []
    meta: dict[str, str] = {}

    def finish() -> None:
        nonlocal tree, rows, meta, paragraph
        if rows:
            tokens = [Token(r[1], r[3], r[4], int(r[6]), r[7], r[9]) for r in rows if r[0].isdigit()]
            current.append(Tree(meta["sent_id"], meta["text"], tokens, paragraph, document))
            paragraph = False
        rows, meta = [], {}

    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                finish()
            elif line.startswith("#"):
                key, _, value = line[1:].partition("=")
                key = key.strip()
                if key == "newdoc id":
                    if current:
                        yield _document(current)
                        current = []
                    document, paragraph = value.strip(), True
                elif key.startswith("newpar") and not key.startswith("newpar_block"):
                    paragraph = True
                else:
                    meta[key] = value.strip()
            else:
                rows.append(line.split("\t"))
    finish()
    if current:
        yield _document(current)


def _document(trees: list[Tree]) -> TreeDocument:
    builder = TextBuilder()
    for tree in trees:
        tree.span = builder.add(tree.text, "\n\n" if tree.opens_paragraph else " ")
        position = tree.span.start
        whole = tree.text
        for token in tree.tokens:
            offset = position - tree.span.start
            while offset < len(whole) and whole[offset].isspace():
                offset += 1
            found = whole.find(token.form, offset, offset + len(token.form) + 3)
            if found < 0:
                # parts of a contraction whose spelling differs from the text ("gonna"): an empty stretch
                token.span = Span(tree.span.start + offset, tree.span.start + offset)
                continue
            token.span = Span(tree.span.start + found, tree.span.start + found + len(token.form))
            position = token.span.end
    return TreeDocument(trees[0].document, builder.text, trees)


def labelled(corpus: str, part: str) -> Iterator[Labelled]:
    """Boundaries, tags, arcs, and for EWT the roles of each predicate."""
    roles = _read_roles(part) if corpus == "ewt" else {}
    for document in read_trees(corpus, part):
        if document.name.startswith(_WITHHELD_GENRES):
            continue
        doc = Labelled(document.name, document.text, [t.span for t in document.trees])
        doc.tags = {"boundary": [], "upos": [], "xpos": []}
        if roles:
            doc.frames["roles"] = []
        for tree in document.trees:
            base = len(doc.words)
            for index, token in enumerate(tree.tokens):
                relation = token.relation if token.relation in RELATIONS else token.relation.split(":")[0]
                head = base + (token.head - 1 if token.head else index)
                doc.words.append(Word(token.span, head, relation))
                if token.span.length:
                    doc.tags["boundary"].append((token.span, "sentence" if index == 0 else "word"))
                    doc.tags["upos"].append((token.span, token.upos))
                    doc.tags["xpos"].append((token.span, token.xpos if token.xpos in XPOS else "OTHER"))
            for anchor, spans in roles.get(tree.id, ()):
                if anchor < len(tree.tokens) and all(last < len(tree.tokens) for _, last, _ in spans):
                    doc.frames["roles"].append(
                        Frame(
                            tree.tokens[anchor].span,
                            [(Span(tree.tokens[a].span.start, tree.tokens[b].span.end), r) for a, b, r in spans],
                        )
                    )
        yield doc


_KEPT_ROLES = {label[2:] for frame in FRAMES if frame.name == "roles" for label in frame.labels if label != "O"}
Roles = list[tuple[int, list[tuple[int, int, str]]]]


def _read_roles(part: str) -> dict[str, Roles]:
    """Sentence id -> (predicate's token, [(first, last, role)]), tokens counted from 0.

    Files name documents ``google/ewt/<genre>/<nn>/<document>.xml``; UD's sentence ids are ``<genre>-<document>-<nnnn>``
    with sentences counted from 1.
    """
    out: dict[str, Roles] = {}
    block: list[list[str]] = []

    def finish() -> None:
        if not block:
            return
        genre, name = re.match(r"google/ewt/([^/]+)/\d+/(.*)\.xml$", block[0][0]).groups()  # type: ignore[union-attr]
        key = f"{genre}-{name}-{int(block[0][1]) + 1:04d}"
        frames: Roles = []
        predicates = [i for i, row in enumerate(block) if row[7] != "-"]
        for column, anchor in enumerate(predicates, start=8):
            spans: list[tuple[int, int, str]] = []
            start, role = 0, ""
            for i, row in enumerate(block):
                if column >= len(row):
                    break
                cell = row[column]
                if cell.startswith("("):
                    start, role = i, cell[1:].split("*")[0].rstrip(")").removeprefix("ARGM-")
                if cell.endswith(")") and role:
                    role = role.removeprefix("C-").removeprefix("R-")
                    if role in _KEPT_ROLES:
                        spans.append((start, i, role))
                    role = ""
            frames.append((anchor, spans))
        out[key] = frames

    with (data_folder() / "roles" / f"propbank-ewt-{part}.gold_skel").open(encoding="utf-8") as lines:
        for line in lines:
            row = line.split()
            if row:
                block.append(row)
            else:
                finish()
                block.clear()
    finish()
    return out
