"""``demarche export`` as people call it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from demarche.publish.formats import FORMATS
from tests.publish.sample import exported, lines
from tests.views.test_cli import process, run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(lines())
    return path


@pytest.mark.parametrize("name", [f.name for f in FORMATS.values() if f.layout != "parquet"])
def test_a_pipe_gets_the_rows_and_standard_error_what_is_missing(name: str) -> None:
    code, out, err = run("export", "--format", name, "-", given=lines())
    written, taken = exported(FORMATS[name])
    assert code == 0
    assert out.encode() == written
    assert len(err.splitlines()) == bool(taken.left_out)


def test_how_many_are_left_out_and_how_to_get_them(reports: Path) -> None:
    _, out, err = run("export", "--format", "gdelt", str(reports))
    assert err == (
        "demarche: 4 of 9 events left out of gdelt: 2 without a day, 1 conditional, 1 denied; it has no column for a status, "
        "--all-statuses takes them in\n"
    )
    code, more, err = run("export", "--format", "gdelt", "--all-statuses", str(reports))
    assert code == 0
    assert err == "demarche: 2 of 9 events left out of gdelt: 2 without a day\n"
    assert len(more.splitlines()) == len(out.splitlines()) + 2


def test_a_file_appears_whole_or_not_at_all(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    code, said, _ = run("export", "--format", "parquet", "-o", str(out), str(reports))
    assert (code, said) == (0, "")
    assert out.read_bytes()[:4] == b"PAR1"
    assert not list(tmp_path.glob("*.part"))
    code, _, err = run("export", "--format", "csv", "-o", str(tmp_path / "no" / "events.csv"), str(reports))
    assert code == 1
    assert "no such file" in err


def test_bad_lines_are_named_and_the_rest_is_written(tmp_path: Path, reports: Path) -> None:
    bad = tmp_path / "bad.jsonl.gz"
    first, second = lines().splitlines(keepends=True)
    bad.write_bytes(gzip.compress(first + b'{"text": "no report"}\n' + second))
    code, out, err = run("export", "--format", "csv", str(bad), str(reports))
    assert code == 1
    assert len(out.splitlines()) == 1 + 2 * 9
    assert f"{bad}, line 2: is not a report of `demarche read --json`: article must be an object" in err
    assert err.endswith("demarche: 1 of 5 reports could not be read, see above\n")
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["export", "reports.jsonl"], "Missing option '--format'"),
        (["export", "--format", "gdelt3", "reports.jsonl"], "formats are csv, parquet, polecat"),
        (["export", "--format", "csv"], "Missing argument"),
        (["export", "--format", "csv", "-", "-"], "only once"),
        (["export", "--format", "csv", "-o", "./reports.jsonl", "reports.jsonl"], "is one of the inputs"),
    ],
)
def test_wrong_usage_is_two(arguments: list[str], says: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err


def test_help_names_every_format() -> None:
    code, out, _ = run("export", "--help")
    assert code == 0
    assert all(name in out for name in FORMATS)


def test_it_needs_no_model(reports: Path) -> None:
    """Exporting loads no model: it starts at once and runs where the model is not."""
    code, out, _ = process("export", "--format", "icews", str(reports))
    assert code == 0
    assert out == exported(FORMATS["icews"])[0].decode("utf-8")
