"""Golden pages: one case a page, its expected report beside it.

After a change that is meant to change reports: ``python -m tests.refresh_golden_pages``, then read the difference.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.golden import EXPECTED, cases, report_of

CASES = cases()


@pytest.mark.parametrize("page", CASES, ids=lambda p: p.stem)
def test_the_report_is_as_it_was(page: Path) -> None:
    assert report_of(page) == json.loads((EXPECTED / f"{page.stem}.json").read_text("utf-8"))


def test_there_are_golden_pages() -> None:
    assert len(CASES) >= 3
