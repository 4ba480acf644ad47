"""Draws docs/report.svg, the picture in the README, from a sample page: ``python docs/picture.py``."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

import demarche
from demarche.views.terminal import rendered

HERE = Path(__file__).parent
SAMPLE = "samples/airspace-wire.txt"
WIDTH = 96


def picture() -> str:
    """The sample's report as SVG that loads nothing: rich's own format without its web fonts."""
    drawn = Console(record=True, file=io.StringIO(), width=WIDTH, markup=False, emoji=False, highlight=False)
    report = demarche.read(HERE.parent / SAMPLE)
    drawn.print(rendered(report))
    form = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    shown = drawn.export_svg(
        title=f"demarche read {SAMPLE}", code_format=form, theme=DEFAULT_TERMINAL_THEME, unique_id="report"
    )
    return shown.replace(str(HERE.parent) + "/", "")


if __name__ == "__main__":
    (HERE / "report.svg").write_text(picture(), encoding="utf-8")
