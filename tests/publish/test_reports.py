"""Reports read back: the same as were written, and for anything else one line that says why not."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.base.errors import EmptyInput, InputError, UnreadableInput
from demarche.base.records import Report
from demarche.publish.formats import FORMATS
from demarche.publish.reports import iter_reports, report_of
from demarche.publish.selection import Selection
from demarche.publish.writing import open_writer
from demarche.views.formats import to_dict, to_json
from tests.publish.sample import lines, note, talks
from tests.views.reports import report as other

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside a report."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [found for key in keys for found in ((*at, key), *paths(value[key], (*at, key)))]


PATHS = paths(to_dict(talks()))


@pytest.mark.parametrize("made", [talks(), note(), other()], ids=["talks", "note", "other"])
def test_what_was_written_is_read_back(made: Report) -> None:
    found = report_of(to_json(made).encode())
    assert isinstance(found, Report)
    assert to_dict(found) == to_dict(made)
    assert (found.events, found.actors, found.places) == (made.events, made.actors, made.places)


@given(st.sampled_from(PATHS), JSON)
def test_whatever_stands_in_a_report_it_is_read_or_refused_and_what_is_read_is_written(
    path: tuple[Any, ...], value: Any
) -> None:
    shape = to_dict(talks())
    inner: Any = shape
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    found = report_of(json.dumps(shape).encode())
    assert isinstance(found, Report | UnreadableInput)
    if isinstance(found, Report):
        for format in FORMATS.values():
            writer, taken = open_writer(io.BytesIO(), format), Selection(format)
            for row in taken.of(found):
                writer.write(row)
            writer.close()


@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_whatever_stands_in_a_line(line: bytes) -> None:
    assert isinstance(report_of(line), Report | UnreadableInput)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("article",), None, "article must be an object"),
        (("article", "text"), None, "article.text is missing"),
        (("article", "published"), "someday", "article.published must be an ISO 8601 date"),
        (("events", 0, "status"), "maybe", "events[0].status is 'maybe'; it must be one of done"),
        (("events", 0, "predicate"), [0, 10**6], "events[0].predicate must be [start, end] within the 426 characters"),
        (("events", 1, "plover", "event"), "VISIT", "'VISIT' is no root"),
        (("events", 1, "cameo"), "999", "'999' is no CAMEO code"),
        (("actors", 2, "sector"), "GOV", "actors[2].sector must be a list"),
        (("places", 0, "lat"), "north", "places[0].lat must be a number"),
        (("events", 0, "confidence"), True, "events[0].confidence must be a number"),
        (("events", 0, "confidence"), 1e308, "events[0].confidence must be a number from 0 to 1"),
    ],
)
def test_the_error_names_what_is_wrong(path: tuple[Any, ...], value: Any, says: str) -> None:
    shape = to_dict(talks())
    inner: Any = shape
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    found = report_of(json.dumps(shape).encode(), "reports.jsonl, line 3")
    assert isinstance(found, UnreadableInput)
    assert str(found).startswith("reports.jsonl, line 3: is not a report of `demarche read --json`: ")
    assert says in str(found)
    assert "\n" not in str(found)


def test_several_inputs_packed_or_not_blank_lines_and_bad_ones(tmp_path: Path) -> None:
    plain, packed, empty = tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz", tmp_path / "c.jsonl"
    plain.write_bytes(b"\xef\xbb\xbf" + lines() + b"\n\n{broken\n")
    packed.write_bytes(gzip.compress(lines()))
    empty.write_bytes(b"\n")
    missing = str(tmp_path / "missing.jsonl")
    found = list(iter_reports([str(plain), str(packed), str(empty), missing, "-"], io.BytesIO(lines())))
    assert [isinstance(f, Report) for f in found] == [True, True, False, True, True, False, False, True, True]
    errors = [f for f in found if isinstance(f, InputError)]
    assert str(errors[0]).startswith(f"{plain}, line 5: is not JSON")
    assert isinstance(errors[1], EmptyInput)
    assert "no such file" in str(errors[2])


def test_a_broken_packed_file_is_one_error(tmp_path: Path) -> None:
    broken = tmp_path / "b.jsonl.gz"
    broken.write_bytes(gzip.compress(lines() * 3)[:-20])
    found = list(iter_reports([str(broken)]))
    assert isinstance(found[-1], UnreadableInput)
