"""The ``demarche`` command. What it prints is made by the other views; here are only arguments and exit codes.

Exit codes: 0 all read; 1 an input could not be read (the others were), or nobody reads the output any more; 2 wrong
usage; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from demarche.base.errors import CodebookError, DemarcheError, InputError
from demarche.views.codebook_commands import codebook
from demarche.views.world_cli import world

if TYPE_CHECKING:
    from demarche.base.records import Report

_EXAMPLES = """\b
Examples:
  demarche read article.html                 a report for people
  demarche read --evidence article.html      with the words each line rests on
  demarche read --json article.html          the same as JSON
  demarche read --json pages/ > all.jsonl    a folder, as JSON Lines
  demarche export --format gdelt all.jsonl   the events as GDELT, POLECAT, ICEWS, Phoenix, CSV or Parquet
  demarche code pairs.jsonl                  what a source does to a target, in PLOVER and CAMEO
  demarche explain CONSULT-visit             what a code means
  demarche codebook new mine.toml            a codebook of your own to start from
  demarche world show Turkey                 what is known of a state, person, organization or city

\b
Exit codes: 0 all read, 1 an input could not be read (the others were), 2 wrong usage, 130 stopped by Ctrl-C.
"""


class _InOrder(click.Group):
    """Lists its commands in the order in which one meets them, which is that of this file."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)



@click.group(
    cls=_InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXAMPLES,
)
@click.version_option(package_name="demarche", message="demarche %(version)s")
def commands() -> None:
    """Read the news of international affairs: who said, offered, demanded or did what to whom, when, where, on what
    condition and according to whom, each with the exact words it rests on. Works offline, on English text.

    Begin with `demarche read` and a saved page. `demarche COMMAND --help` shows what each command takes, with examples.

    \b
    Completion: eval "$(_DEMARCHE_COMPLETE=bash_source demarche)"   (zsh_source, fish_source)
    """


def _day(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
    if given is None:
        return None
    from demarche.collect.published import parse_published

    day = parse_published(given)
    if day is None:
        raise click.BadParameter(f"{given!r} is not a date: write 2022-01-19 or 2022-01-19T16:34:00+00:00")
    return day


_own_codebook = click.option(
    "--codebook",
    "own",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A codebook of your own; `demarche codebook new` begins one.",
)


@commands.command(
    epilog="""\b
Examples:
  demarche read article.html
  demarche read --evidence article.html | less
  demarche read https://news.example/2022/01/19/talks.html
  pdftotext report.pdf - | demarche read --published 2022-01-19 -
  demarche read --codebook mine.toml article.html
  demarche read --json a.html b.txt folder/ | jq '.events[] | select(.status == "offered")'

What is not (yet) a fact stands under NOT HAPPENED, OR NOT YET, with a status: planned, offered, demanded, conditional,
feared, denied, hypothetical. (?) marks what the reader itself doubts: fewer than one such line in four is right in every part.
"""
)
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...", type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one report a line, instead of text for people.")
@click.option("--evidence", is_flag=True, help="Show the exact words under each line, with offsets, confidence and reasons.")
@click.option(
    "--published",
    metavar="DATE",
    callback=_day,
    help="Day of publication, as 2022-01-19: what “Friday” and “last week” count from. Wins over the page's own date.",
)
@click.option("--url", metavar="URL", help="Address of publication, for a page that does not tell its own.")
@_own_codebook
def read(
    inputs: Sequence[str], as_json: bool, evidence: bool, published: str | None, url: str | None, own: Path | None
) -> None:
    """Read pages and print a report of each.

    An input is a file (HTML, plain text, a page's text dump, PDF, JSON Lines; gzip too), a folder with everything below
    it, an http(s) address, or - for standard input. What cannot be read is named on standard error, and the rest is read.
    """
    from demarche.collect.pages import STANDARD_INPUT, iter_pages
    from demarche.pipeline import own_coder, read_pages
    from demarche.views.progress import watched

    if inputs.count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input (-) can be read only once")
    pages = iter_pages(inputs, stdin=sys.stdin.buffer, url=url, published=published)
    several = len(inputs) > 1 or any(Path(name).is_dir() for name in inputs)
    total = None if any(Path(name).is_dir() for name in inputs) else len(inputs)
    coder = own_coder(own) if own else None
    failed = shown = 0
    with watched(total, wanted=several) as watch:
        for found in read_pages(pages, coder):
            if isinstance(found, InputError):
                failed += 1
                watch.complain(f"demarche: {found}")
            else:
                _show(found, as_json=as_json, evidence=evidence, first=not shown)
                shown += 1
            watch.advance()
    sys.stdout.flush()
    if failed and failed + shown > 1:
        click.echo(f"demarche: {failed} of {failed + shown} inputs could not be read, see above", err=True)
    if failed:
        raise SystemExit(1)


def _show(report: Report, *, as_json: bool, evidence: bool, first: bool) -> None:
    if as_json:
        from demarche.views.formats import to_json

        sys.stdout.buffer.write(to_json(report).encode("utf-8") + b"\n")
        return
    from demarche.views.terminal import console, rendered

    out = console()
    if not first:
        out.print("\n" + "─" * out.width + "\n", style="dim")
    out.print(rendered(report, evidence=evidence))


@commands.command(
    epilog="""\b
Example:
  $ cat pairs.jsonl
  {"id": 1, "text": "Norway accused Iceland of overfishing.", "source": [0, 6], "target": [15, 22]}
  $ demarche code pairs.jsonl
  $ demarche code --json - < pairs.jsonl > codes.jsonl

Out, for each pair: PLOVER event and mode, quad, CAMEO code, Goldstein score, status, confidence, and why.
"""
)
@click.argument("file", type=click.File("r", encoding="utf-8"), metavar="FILE|-")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines; without it, one line to read for each pair.")
@_own_codebook
def code(file: TextIO, as_json: bool, own: Path | None) -> None:
    """Code what a source is said to do to a target, in PLOVER and CAMEO.

    For sentences whose two sides you know already. FILE (or - for standard input) has JSON Lines: "text", a sentence;
    "source" and "target", [start, end) offsets into it, target null when nobody is named; "id", which comes back.
    """
    import json

    from demarche.pipeline import own_coder
    from demarche.views.code_rows import code_lines

    failed = 0
    for row in code_lines(file, file.name, own_coder(own) if own else None):
        if isinstance(row, InputError):
            failed += 1
            click.echo(f"demarche: {row}", err=True)
        elif as_json:
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            mine = f"  {row['own']['code']} ({row['own']['confidence']:.2f})" if row["own"] else ""
            click.echo(
                f"{row['id']}  {row['event']}  {row['cameo']}  {row['status']}  {row['confidence']:.2f}{mine}"
                f"  {row['why'][0]}"
            )
    if failed:
        raise SystemExit(1)


def _formats(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    from demarche.publish.formats import FORMATS

    return [name for name in FORMATS if name.startswith(typed)]


@commands.command(
    name="export",
    epilog="""\b
Formats:
  csv, parquet    our own table: status, condition, asserter and evidence with it
  polecat         40 columns, tabs, a heading; a row for each event
  gdelt           GDELT 2.0 events: 61 columns, tabs; a row for each actor and recipient
  gdelt-mentions  GDELT 2.0 mentions: 16 columns, tabs; the same rows and ids
  icews           20 columns, tabs, a heading; a row for each actor and recipient
  phoenix         26 columns, tabs, as PETRARCH's pipeline writes them
\b
Examples:
  demarche read --json pages/ | demarche export --format polecat - > events.txt
  demarche export --format gdelt -o events.export.CSV reports.jsonl more.jsonl.gz
  demarche export --format parquet -o events.parquet reports.jsonl

All but csv and parquet have no column for the status: they take only events that are done or ongoing, since an offer of a
visit is no visit. How many were left out is said on standard error. docs/formats.md tells what each column holds.
""",
)
@click.argument("inputs", nargs=-1, required=True, metavar="REPORTS.jsonl|-...", type=click.UNPROCESSED)
@click.option("--format", "name", required=True, metavar="NAME", shell_complete=_formats, help="One of those below.")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Where to; standard output without."
)
@click.option("--all-statuses", is_flag=True, help="Also what is only planned, offered, demanded, feared, denied ...")
def export_reports(inputs: Sequence[str], name: str, output: str | None, all_statuses: bool) -> None:
    """Write the events of reports in a format that other programs load.

    REPORTS.jsonl is what `demarche read --json` prints: one report a line, gzip too, - for standard input. A line that is
    none is named on standard error and left out.
    """
    from demarche.publish.formats import FORMATS
    from demarche.publish.reports import STANDARD_INPUT
    from demarche.views.exporting import export

    if name not in FORMATS:
        raise click.UsageError(f"there is no format {name!r}; formats are {', '.join(FORMATS)}")
    if inputs.count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input (-) can be read only once")
    if output is not None and Path(output).resolve() in {Path(i).resolve() for i in inputs if i != STANDARD_INPUT}:
        raise click.UsageError(f"{output} is one of the inputs; write to another file")
    if FORMATS[name].layout == "parquet" and output is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is not for a terminal; give a file with -o")
    if not export(inputs, FORMATS[name], output, all_statuses=all_statuses):
        raise SystemExit(1)


def _codes(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    from demarche.base.codebook import load

    book = load()
    names = [name for root in book.roots for name in (root.name, *(mode.code for mode in root.modes))]
    return [name for name in names if name.startswith(typed.upper()) or name.startswith(typed)]


@commands.command(
    epilog="""\b
Examples:
  demarche explain REQUEST          a root
  demarche explain CONSULT-visit    a mode of a root
  demarche explain 0311             a CAMEO code
  demarche explain economic         a context
  demarche explain quad 3           a quad
"""
)
@click.argument("code", nargs=-1, required=True, shell_complete=_codes)
def explain(code: Sequence[str]) -> None:
    """Say what a code means, and what it is not."""
    from demarche.base.codebook import load
    from demarche.views.codes import explained
    from demarche.views.terminal import console

    try:
        found = load().explain(" ".join(code))
    except CodebookError as error:
        raise click.UsageError(f"{error}; `demarche codebook` lists the roots") from error
    console().print(explained(found))


commands.add_command(codebook)
commands.add_command(world)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command as the shell calls it; leaves with an exit code, never with a traceback for a wrong input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter still gets the report
    try:
        given = None if arguments is None else list(arguments)
        code = commands.main(args=given, prog_name="demarche", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DemarcheError as error:
        click.echo(f"demarche: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
