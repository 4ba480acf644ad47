"""A trial of a user's own codebook, in a terminal: figures for each code, the confusion, and what went wrong and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from demarche.pipeline import Judged, Neighbour, Trial
from demarche.views.hanging import Hanging
from demarche.views.wording import cleaned

NONE = "none"
"""What stands for "none of the codes"."""
_NAMED = 24
"""Columns for a code's name, which may be cut here and nowhere else."""


def tried(trial: Trial) -> RenderableType:
    """All of it, ready for ``console().print``."""
    return Group(*_head(trial), *_figures(trial), *_confusion(trial), *_wrong(trial), *_warnings(trial))


def _head(trial: Trial) -> Iterator[RenderableType]:
    book = trial.book
    how = "each left out in turn" if trial.folds is None else f"in {trial.folds} parts, each left out in turn"
    yield Text.assemble((cleaned(book.name), "bold"), f": {len(book.codes)} codes, {len(trial.judged)} examples, {how}")
    yield Text(f"a code is given from confidence {book.least:.2f}; otherwise none, rather than a guess", style="dim")
    yield Text()


def _figures(trial: Trial) -> Iterator[RenderableType]:
    yield Text(f"{'':{_NAMED}} {'examples':>8} {'precision':>9} {'recall':>6} {'F1':>5}", style="bold")
    for score in trial.scores:
        if score.examples:
            yield Text(
                f"{_cut(score.code)} {score.examples:8d} {_figure(score.precision):>9} {_figure(score.recall):>6}"
                f" {score.f1:5.2f}"
            )
        else:
            yield Text(f"{_cut(score.code)} {'only by its patterns: not tried':>31}")
    given, right = sum(s.given for s in trial.scores), sum(s.right for s in trial.scores)
    precision, recall = right / given if given else None, right / max(1, sum(s.examples for s in trial.scores))
    yield Text(
        f"{'all, mean F1':{_NAMED}} {len(trial.judged):8d} {_figure(precision):>9} {recall:6.2f} {trial.macro_f1:5.2f}",
        style="bold",
    )
    coded = sum(one.code is not None for one in trial.judged)
    yield Text(
        f"However unlikely, the likeliest code would be right for {trial.likeliest_right} of {coded}.", style="dim"
    )


def _confusion(trial: Trial) -> Iterator[RenderableType]:
    names: list[str | None] = [code.name for code in trial.book.codes]
    names.append(None)
    counts = trial.confusion
    yield Text("\nConfusion: the code in the file, and across it the code given", style="bold")
    yield Text(
        " " * (_NAMED + 4) + "".join(f"{n if name else NONE:>5}" for n, name in enumerate(names, 1)), style="dim"
    )
    for number, gold in enumerate(names, 1):
        row = "".join(f"{counts.get((gold, said)) or '·':>5}" for said in names)
        yield Text(f"{number if gold else '':>3} {_cut(gold or NONE)}{row}")


def _wrong(trial: Trial) -> Iterator[RenderableType]:
    if not trial.wrong:
        return
    yield Text("\nGone wrong, with the examples that stood nearest", style="bold")
    for one in trial.wrong:
        yield Hanging(Text(), _verdict(one), 0, 2)
        yield from (Hanging(Text(), Text(_near(n), style="dim"), 0, 6) for n in one.nearest)


def _verdict(one: Judged) -> Text:
    said = one.given or one.likeliest
    sure = (
        f" ({said.confidence:.2f})"
        if one.given and said
        else f" (likeliest {said.code} {said.confidence:.2f})"
        if said
        else ""
    )
    where = f"line {one.line}  " if one.line else ""
    return Text.assemble(
        (f"{where}{one.code or NONE} → {one.said or NONE}{sure}  ", "yellow"), f"“{cleaned(one.text)}”"
    )


def _near(neighbour: Neighbour) -> str:
    where = f", line {neighbour.line}" if neighbour.line else ""
    return f"{neighbour.likeness:.2f} {neighbour.code or NONE}{where}: “{cleaned(neighbour.text)}”"


def _warnings(trial: Trial) -> Iterator[RenderableType]:
    if trial.warnings:
        yield Text("\nWould not be coded in an article", style="bold")
        yield from (Hanging(Text(), Text(cleaned(warning)), 0, 2) for warning in trial.warnings)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _cut(name: str) -> str:
    return f"{name if len(name) <= _NAMED else name[: _NAMED - 1] + '…':{_NAMED}}"
