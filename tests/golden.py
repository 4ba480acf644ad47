"""Reads the golden pages; shared by their test and by the program that refreshes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from demarche.base.errors import InputError
from demarche.collect.pages import iter_pages
from demarche.pipeline import read_pages
from demarche.views.formats import to_dict

PAGES = Path(__file__).parents[1] / "samples"
EXPECTED = Path(__file__).parent / "pages"


def cases() -> list[Path]:
    """The sample pages; each has its expected report in ``tests/pages``."""
    return sorted(p for p in PAGES.iterdir() if p.suffix in (".html", ".txt"))


def report_of(page: Path) -> dict[str, Any]:
    """The page's report without what differs from machine to machine: paths, times, last digits of probabilities."""
    (report,) = read_pages(iter_pages([str(page)]))
    if isinstance(report, InputError):
        raise report
    shape = to_dict(report)
    shape["input"] = page.name
    del shape["reader"]
    return _rounded(shape)  # type: ignore[no-any-return]


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items() if k not in ("confidence", "why")}
    if isinstance(value, list):
        return [_rounded(v) for v in value]
    return value
