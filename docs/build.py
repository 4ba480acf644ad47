"""Prints the pages of the documentation that are made from the program itself: ``python docs/build.py``.

A test fails when a page in docs/ is no longer what this program prints. To add one, write its function and name it in
``PAGES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from demarche.base.codebook import CameoCode, Codebook, Root, load
from demarche.publish.formats import FORMATS
from demarche.publish.table import Column, Format

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


FORMATS_INTRODUCTION = """\
# The formats

Printed from the tables in `src/demarche/publish/` by `python docs/build.py`; do not edit it here.

`demarche export --format NAME [-o FILE] REPORTS.jsonl` writes the events of reports, as `demarche read --json` prints them, in
the formats that conflict researchers load today. It streams: a report is read, its rows are written, and it is forgotten.

```
demarche read --json pages/ | demarche export --format polecat - > events.txt
```
"""

STATUSES = """
## What these formats cannot say

None but our own table has a column for the **status**. An offer of a visit coded as a visit is the oldest failure of event
data, so the others take only events that are *done* or *ongoing*. The rest is counted on standard error:

```
demarche: 32 of 57 events left out of gdelt: 13 planned, 7 conditional, 5 offered, 4 with nobody on one side, ...
```

`--all-statuses` takes every status in; nothing in the file then tells an offer from a deed, so use it only beside the CSV.
Left out for other reasons, and counted too:

- *without a day*: told as history, and the words name no day (dating it on the day of publication would be false), or
  neither the words nor the page give one. Everything else has the first day that the words name, or that of publication.
  What came to pass is never dated after its publication.
- *with nobody named*, *with nobody on one side*: GDELT needs one of the two parties, ICEWS and Phoenix both.

Also lost, in all but our own table: who **asserts** the event, in which words; the **condition** that it hangs on; the
**evidence**, its offsets, and the reasons. A row of those formats is the claim of some article, and no longer says so.

A format of pairs has a row for each actor with each recipient. Where both sides act (they meet, talk, trade), each stands
with each in both directions, as the manual of CAMEO has it.
"""

LOADING = """
## Loading them

```python
import pandas
from demarche.publish.formats import FORMATS

gdelt = pandas.read_csv("events.CSV", sep="\\t", header=None, names=FORMATS["gdelt"].names, dtype={"EventCode": str})
icews = pandas.read_csv("events.tab", sep="\\t", dtype={"CAMEO Code": str})
ours = pandas.read_parquet("events.parquet")
```

```r
polecat <- read.table("events.txt", sep = "\\t", header = TRUE, quote = "\\"", fill = TRUE, comment.char = "")
icews <- readr::read_tsv("events.tab", quote = "", col_types = readr::cols(`CAMEO Code` = "c"))
```

Files with tabs are in UTF-8 and unquoted, since the programs that load them disagree on quotes: a tab, a line break or
another control in a value is a space, a straight double quote a typographic one. The CSV is quoted after RFC 4180 and keeps
every character. CAMEO codes begin with zeros: load them as text.
"""


def formats_page() -> str:
    """docs/formats.md: every column of every format, from the tables of the formats."""
    rows = [
        (
            f"[{f.name}](#{_SECTIONS.get(f.name, f.name)})",
            len(f.columns),
            "pair" if f.pairs else "event",
            _LAYOUTS[f.layout],
            "yes" if f.statuses else "no",
        )
        for f in FORMATS.values()
    ]
    shown = [f for f in FORMATS.values() if f.layout != "parquet"]
    return "\n".join(
        [
            FORMATS_INTRODUCTION,
            *_table(("format", "columns", "a row for each", "layout", "status"), rows),
            STATUSES,
            *[line for found in shown for line in _format(found)],
            LOADING.strip(),
            "",
        ]
    )


_SECTIONS = {"parquet": "csv"}
_LAYOUTS = {"tabs": "tabs", "csv": "commas", "parquet": "Parquet"}

PAGES: dict[str, Callable[[], str]] = {"codebook.md": codebook_page, "formats.md": formats_page}


def _format(found: Format) -> Iterator[str]:
    both = " and `parquet`" if found.layout == "csv" else ""
    heading = "with a heading" if found.heading else "without a heading"
    yield from (
        f"## {found.name}",
        "",
        f"{found.title}{', and as Parquet' if both else ''}: {len(found.columns)} columns, {heading}.",
        "",
    )
    yield f"Columns follow {found.follows}. Lost: {found.drops}.{f' {found.notes}' if found.notes else ''}"
    yield ""
    yield from _table(("", "column", "kind", "holds", "from"), map(_column, enumerate(found.columns, 1)))
    yield ""


def _column(numbered: tuple[int, Column]) -> tuple[int, str, str, str, str]:
    number, column = numbered
    holds = (
        column.meaning
        if column.value
        else f"{column.meaning}: not known, always `{column.missing}`"
        if column.missing
        else f"{column.meaning}: always empty"
    )
    return number, f"`{column.name}`", column.kind, holds, f"`{column.origin}`" if column.origin else ""


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
