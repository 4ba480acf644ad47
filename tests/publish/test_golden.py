"""Every format against its golden file: ``python -m tests.publish.sample`` writes them anew."""

from __future__ import annotations

import pytest

from demarche.publish.formats import FORMATS
from tests.publish.sample import exported, golden

TEXTS = [found for found in FORMATS.values() if found.layout != "parquet"]


@pytest.mark.parametrize("name", [found.name for found in TEXTS])
def test_the_file_is_the_golden_one(name: str) -> None:
    assert exported(FORMATS[name])[0].decode("utf-8") == golden(FORMATS[name]).read_text("utf-8")


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_column_says_what_it_holds(name: str) -> None:
    columns = FORMATS[name].columns
    assert len({column.name for column in columns}) == len(columns)
    assert all(column.meaning for column in columns)
    assert all("\t" not in column.name for column in columns)
