"""``demarche codebook``: the shipped codebook, and those of one's own: ``new`` to begin one, ``test`` to try it."""

from __future__ import annotations

from pathlib import Path

import click

from demarche.base.errors import CodebookError


class _RootOrCommand(click.Group):
    """A group in which the name of a PLOVER root is a command too: ``demarche codebook REQUEST``."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, cmd_name) or click.Command(cmd_name, callback=lambda: _show_root(cmd_name))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[click.shell_completion.CompletionItem]:
        from demarche.base.codebook import load

        roots = [root.name for root in load().roots if root.name.startswith(incomplete.upper())]
        return [*super().shell_complete(ctx, incomplete), *map(click.shell_completion.CompletionItem, roots)]


@click.group(
    cls=_RootOrCommand,
    invoke_without_command=True,
    subcommand_metavar="[ROOT | new FILE | test FILE]",
    epilog="""\b
Examples:
  demarche codebook                  the 16 roots of PLOVER
  demarche codebook REQUEST          one root, its modes, and what it is not
  demarche codebook new mine.toml    a commented codebook of your own to start from
  demarche codebook test mine.toml   how well its examples are told apart
""",
)
@click.pass_context
def codebook(context: click.Context) -> None:
    """List the 16 roots of PLOVER, or one of them; begin or test a codebook of your own."""
    if context.invoked_subcommand is None:
        from demarche.base.codebook import load
        from demarche.views.codes import overview
        from demarche.views.terminal import console

        console().print(overview(load()))


def _show_root(name: str) -> None:
    from demarche.base.codebook import load
    from demarche.views.codes import explained
    from demarche.views.terminal import console

    book = load()
    try:
        found = book.explain(book.root(name).name)
    except CodebookError as error:
        raise click.UsageError(str(error)) from error
    console().print(explained(found))


@codebook.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def new(file: Path) -> None:
    """Write a commented codebook to start from. FILE must not be there yet.

    It works as it stands (a small one on the easing of sanctions); put your own codes and examples in their place.
    """
    from demarche.base.own_codebook import TEMPLATE

    try:
        with file.open("x", encoding="utf-8") as made:
            made.write(TEMPLATE.read_text(encoding="utf-8"))
    except FileExistsError:
        raise click.UsageError(f"{file} is there already; give another name") from None
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written ({error.strerror})") from None
    click.echo(f"{file} written; fill it in, then: demarche codebook test {file}")


@codebook.command(short_help="Try a codebook on its own examples.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--folds", type=click.IntRange(min=2), help="Leave out so many parts in turn, not each example by itself."
)
def test(file: Path, folds: int | None) -> None:
    """Try a codebook on its own examples: each is coded as if it were not in FILE.

    Prints precision, recall and F1 of each code, what is taken for what, and each example that goes wrong with those that
    stood nearest to it. Patterns that name an actor or a recipient are not tried.
    """
    from demarche.pipeline import own_coder, tried
    from demarche.views import trials
    from demarche.views.terminal import console

    console().print(trials.tried(tried(own_coder(file), folds)))
