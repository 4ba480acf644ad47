"""A report as JSON: evidence points at its words, days are ISO, and any text can be written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from demarche.base.records import Article, PageInfo, ReaderInfo
from demarche.views.report import Report
from tests.views.reports import TEXT, report

DOCUMENTED = Path(__file__).parents[2] / "docs" / "report.md"


def names(value: Any, at: str = "") -> Iterator[str]:
    """The dotted name of every field in a report."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{at}{key}"
            yield from names(inner, f"{at}{key}.")
    elif isinstance(value, list):
        for inner in value:
            yield from names(inner, at)


def test_json_and_dict_agree() -> None:
    assert json.loads(report().to_json()) == report().to_dict()
    assert "\n" not in report().to_json()


def test_offsets_point_at_the_words() -> None:
    shape = report().to_dict()
    assert TEXT[slice(*shape["events"][0]["predicate"])] == "offered"
    assert TEXT[slice(*shape["statements"][1]["content"][0])] == "that Syldavian troops had crossed the border"
    assert TEXT[slice(*shape["events"][2]["condition"][0])] == "if the guns are silent"
    assert [TEXT[slice(*m)] for m in shape["actors"][1]["mentions"]] == ["Borduria"] * 3


def test_unknown_is_null_and_days_are_iso() -> None:
    events = report().to_dict()["events"]
    assert events[0]["when"] == {"from": None, "to": None, "span": None}
    assert events[1]["when"]["from"] == "2024-05-10"
    assert events[0]["statement"] is None


def test_a_text_that_no_encoding_can_carry_is_still_written() -> None:
    article = Article("0" * 64, "Horn said \ud800 no.", PageInfo("", "text/plain"))
    line = Report("a", article, ReaderInfo("", "", 0.0)).to_json()
    line.encode("utf-8")
    assert json.loads(line)["article"]["text"] == article.text


def test_every_field_is_documented() -> None:
    told = set(re.findall(r"^\| `([\w.]+)`", DOCUMENTED.read_text("utf-8"), re.MULTILINE))
    assert set(names(report().to_dict())) == told
