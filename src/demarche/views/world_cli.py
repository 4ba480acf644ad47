"""``demarche world``: what is known about the world, what a user adds to it, and what a user corrects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from demarche.base.errors import InputError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable

    from demarche.world.importing import Done


@click.group()
def world() -> None:
    """Show what is known of states, people, organizations and places; import what you have; correct a link for good.

    What you import and correct is kept in your data folder, or in the one that DEMARCHE_WORLD names.
    """


def _day(_: click.Context, __: click.Parameter, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is not a day: write 2022-01-19") from error


@world.command(
    epilog="""\b
Examples:
  demarche world show Turkey --day 2022-01-19
  demarche world show "Sergei Lavrov"
  demarche world show NATO --json | jq '.members'
"""
)
@click.argument("name", nargs=-1, required=True)
@click.option(
    "--day", callback=_day, metavar="DATE", help="Who held office, and who belonged where, on that day; today."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def show(name: Sequence[str], day: date | None, as_json: bool) -> None:
    """What is known under a NAME: a state, person, organization, group, city, agreement, or a palace that stands for a
    government. Every reading of the name is shown."""
    from demarche.base.near_misses import near_misses
    from demarche.base.world import load
    from demarche.base.world_card import show as card_of
    from demarche.views.terminal import console
    from demarche.views.world_cards import as_json as plain
    from demarche.views.world_cards import shown

    asked, known = " ".join(name), load()
    card = card_of(asked, day, known)
    if card.empty:
        near = near_misses(asked, known)
        hint = f"did you mean {', '.join(near)}?" if near else "`demarche world import` can make it known"
        raise click.UsageError(f"nothing is known as {asked!r}; {hint}")
    if as_json:
        click.echo(json.dumps(plain(card, known), ensure_ascii=False))
    else:
        console().print(shown(card, known))


def _columns(_: click.Context, __: click.Parameter, given: Sequence[str]) -> dict[str, str]:
    from demarche.world.own_columns import COLUMNS

    found: dict[str, str] = {}
    for pair in (pair for one in given for pair in one.split(",")):
        ours, equals, theirs = pair.partition("=")
        if not equals or ours.strip() not in COLUMNS:
            raise click.BadParameter(f"{pair!r} is not COLUMN=HEADING; the columns are {', '.join(COLUMNS)}")
        found[ours.strip()] = theirs.strip()
    return found


@world.command(
    "import",
    epilog="""\b
Examples:
  demarche world import latest-all.json.bz2           a Wikidata dump, or some lines of one
  demarche world import entities.ftm.json --name peps FollowTheMoney, as OpenSanctions publishes it
  demarche world import envoys.csv --columns "name=Full name,country=Nation,office=Post"
  demarche world import --geonames cities500.zip      places, in place of an earlier gazetteer of yours
\b
Columns of a CSV: name, and any of kind, aliases, short, country, sector, office, from, to, code, year,
parties, demonyms, capitals, wikidata. Lists are parted by ; (docs/world.md tells more).
""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--name", help="What the import is called; the first file's name. One of the same name is replaced.")
@click.option(
    "--format", "form", type=click.Choice(["wikidata", "followthemoney", "csv"]), help="When the first line misleads."
)
@click.option(
    "--columns",
    multiple=True,
    callback=_columns,
    metavar="COLUMN=HEADING,...",
    help="Which headings of a CSV are ours.",
)
@click.option("--geonames", is_flag=True, help="The files are GeoNames' own: allCountries.zip, cities500.zip, FR.zip.")
def import_(files: Sequence[Path], name: str | None, form: str | None, columns: dict[str, str], geonames: bool) -> None:
    """Add facts that you have to the world. Yours win over the package's own.

    All FILEs of one call are one import. It is all or nothing, and the same again changes nothing. Lines that cannot be
    understood are counted, and the first few named.
    """
    from demarche.base.user_world import imports_folder, places_folder
    from demarche.base.world import load
    from demarche.views.world_cards import counted, left_out
    from demarche.world.geonames import import_places
    from demarche.world.importing import Format, import_facts

    if geonames and (name or form or columns):
        raise click.UsageError("--geonames takes no --name, --format or --columns")
    for path in files:
        if not path.is_file():
            raise InputError(str(path), "no such file" if not path.exists() else "is not a file")
    with _bar(sum(path.stat().st_size for path in files)) as told:
        done: Done
        if geonames:
            done = import_places(files, told)
        else:
            chosen: Format | None = next((f for f in get_args(Format) if f == form), None)
            done = import_facts(files, load(), name=name, format=chosen, columns=columns, told=told)
    tally, made = done.tally, done.made
    for line in tally.first:
        click.echo(f"demarche: {line}", err=True)
    if tally.bad:
        click.echo(
            f"demarche: bad lines passed over: {tally.bad:,}; the first {len(tally.first)} are named above", err=True
        )
    if not done.changed:
        click.echo(f"{made.name}: imported before, nothing changes")
        return
    click.echo(f"{made.name}: {counted(made)}")
    if rest := left_out(made):
        click.echo(f"left out: {rest}")
    click.echo(f"kept in {places_folder() if geonames else imports_folder() / made.name}")


@contextmanager
def _bar(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error where a person sees it: the bytes of the files that are read."""
    import sys

    if not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from demarche.views.terminal import console

    columns = (TextColumn("importing"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("importing", total=total)
        yield lambda count: bar.advance(task, count)


@world.command("list")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one import each.")
def list_(as_json: bool) -> None:
    """What you have imported."""
    from dataclasses import asdict

    from demarche.base import user_world
    from demarche.views.terminal import console
    from demarche.views.world_cards import imports_shown

    held = list(user_world.imported())
    if (places := user_world.places_folder() / user_world.SOURCE).exists():
        held.append(user_world.read_source(places))
    if as_json:
        for one in held:
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
    elif held:
        console().print(imports_shown(held))
    else:
        click.echo(f"nothing is imported in {user_world.folder()}", err=True)


def _imports(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    from demarche.base import user_world

    return [one.name for one in user_world.imported() if one.name.startswith(typed)]


@world.command()
@click.argument("name", shell_complete=_imports)
def forget(name: str) -> None:
    """Remove an import by the NAME that `demarche world list` shows; "places" is your gazetteer."""
    from demarche.world.importing import forget as remove

    if not remove(name):
        raise click.UsageError(f"nothing is imported as {name!r}; `demarche world list` shows what is")
    click.echo(f"{name}: forgotten")


@world.command(
    epilog="""\b
Examples:
  demarche world correct Lavrov --is "Sergei Lavrov"
  demarche world correct Ivanov --is "Igor Ivanov" --in Russia --reason "the minister, not the deputy"
  demarche world correct Georgia --is "Georgia" --in theharbourgazette.example
  demarche world correct Alexandria --is "Alexandria, Virginia"
  demarche world correct "The Sun" --is nobody
  demarche world correct Lavrov --withdraw
"""
)
@click.argument("words")
@click.option(
    "--is", "said", metavar="NAME", help='A name, an id of a report, "City, Country", geonames:ID, or nobody.'
)
@click.option(
    "--in", "within", multiple=True, metavar="WHERE", help="Only where this state is spoken of, or in this outlet."
)
@click.option("--reason", default="", help="Why; every link that rests on the correction repeats it.")
@click.option("--withdraw", is_flag=True, help="Take a correction back.")
def correct(words: str, said: str | None, within: Sequence[str], reason: str, withdraw: bool) -> None:
    """Decide once for all who or what WORDS are. It outranks the program in everything that is read from now on.

    WORDS are the fullest name that the article uses. Nothing is overwritten: the log keeps every correction.
    """
    from demarche.base.world import load
    from demarche.views.terminal import console
    from demarche.views.world_cards import corrections_shown
    from demarche.world import correcting

    if withdraw == (said is not None):
        raise click.UsageError("say what the words are with --is, or --withdraw")
    try:
        if said is None:
            taken = correcting.withdraw(words, within, reason, load())
            click.echo(f"withdrawn: “{taken.words}”")
            return
        made, new = correcting.correct(words, said, within, reason, load())
    except UnknownName as error:
        raise click.UsageError(str(error)) from error
    console().print(corrections_shown([made]))
    if not new:
        click.echo("corrected before, nothing changes")


@world.command()
@click.option("--all", "everything", is_flag=True, help="The whole log, with what was replaced or withdrawn.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one correction each.")
def corrections(everything: bool, as_json: bool) -> None:
    """Your corrections that are in force."""
    from dataclasses import asdict

    from demarche.base.corrections import Corrections, read_log
    from demarche.views.terminal import console
    from demarche.views.world_cards import corrections_shown

    log = read_log()
    chosen = log if everything else Corrections(log).in_force()
    if as_json:
        for one in chosen:
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
    elif chosen:
        console().print(corrections_shown(chosen))
    else:
        click.echo("nothing is corrected", err=True)
