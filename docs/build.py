"""Prints the pages of the documentation that are made from the program itself: ``python docs/build.py``.

A test fails when a page in docs/ is no longer what this program prints. To add one, write its function and name it in
``PAGES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from demarche.base.codebook import CameoCode, Codebook, Root, load

HERE = Path(__file__).parent

INTRODUCTION = """\
# The codebook

Printed from `src/demarche/data/codebook/` by `python docs/build.py`; do not edit it here.

Events are coded in PLOVER: a root says what was done, a mode how, contexts what it was about. Each code has a
counterpart in CAMEO 1.1b3 and a score from -10 (conflict) to +10 (cooperation). The structure is that of the PLOVER
manual, draft 0.8; definitions and examples are our own, and the actors in them are fictional.
"""

CAMEO = """
## CAMEO

The counterpart follows the conversion table of the PLOVER project; † marks where this codebook departs from it, with
the reasons below. Scores are those of the published CAMEO Goldstein scale; one with * is that of the code above it.
"""


def codebook_page() -> str:
    """docs/codebook.md: every quad, root, mode, context and CAMEO code, from data/codebook."""
    book = load()
    departures = [
        f"- **{c.code}** {c.definition} {_sentence(c.departs)}" for c in book.cameo_codes.values() if c.departs
    ]
    return "\n".join(
        [
            INTRODUCTION,
            "## Quads\n",
            *_table(
                ("quad", "name", "roots", "what it holds"),
                [(q.number, q.name, _roots_of(book, q.number), q.definition) for q in book.quads],
            ),
            "\n## Roots\n",
            *[line for root in book.roots for line in _root(book, root)],
            "## Contexts\n",
            *_table(("context", "matter"), [(f"`{c.name}`", c.definition) for c in book.contexts]),
            CAMEO,
            *_table(("code", "PLOVER", "score", "definition and example"), map(_cameo, book.cameo_codes.values())),
            "\n### Where we depart from the conversion table\n",
            *departures,
            "",
        ]
    )


PAGES: dict[str, Callable[[], str]] = {"codebook.md": codebook_page}


def _root(book: Codebook, root: Root) -> Iterator[str]:
    quad = book.quad(root.quad)
    yield from (f"### {root.name}", "", root.definition, "", f"> {root.example}", "")
    yield f"Quad {quad.number}, {quad.name} · score {root.goldstein:+.1f} · CAMEO {root.cameo}"
    yield ""
    if root.modes:
        rows = [(f"`{m.name}`", m.cameo, f"{m.definition} *{m.example}*") for m in root.modes]
        yield from _table(("mode", "CAMEO", "definition and example"), rows)
        yield ""
    yield "What it is not:"
    yield ""
    yield from (f"- {line.code}: {line.says}" for line in root.confusions)
    yield ""


def _cameo(code: CameoCode) -> tuple[str, str, str, str]:
    name = "-".join(filter(None, (code.root, code.mode))) or "none"
    context = f" ({', '.join(code.context)})" if code.context else ""
    score = f"{code.goldstein:+.1f}{'' if code.goldstein_from == code.code else '*'}"
    example = f" *{code.example}*" if code.example else ""
    return code.code, f"{name}{context}{' †' if code.departs else ''}", score, code.definition + example


def _roots_of(book: Codebook, quad: int) -> str:
    return ", ".join(root.name for root in book.roots if root.quad == quad)


def _sentence(words: str | None) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _table(heading: Sequence[str], rows: Iterator[Sequence[object]] | Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(heading)} |"
    yield f"|{' --- |' * len(heading)}"
    for row in rows:
        yield f"| {' | '.join(str(cell) for cell in row)} |"


def main() -> None:
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
