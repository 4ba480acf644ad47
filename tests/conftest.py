"""Shared by all tests: hypothesis measures no time, since a busy machine is not a failure; nobody's own imports are seen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("demarche", deadline=None, max_examples=60)
settings.load_profile("demarche")

os.environ["DEMARCHE_WORLD"] = os.devnull  # also for the processes that tests start


@pytest.fixture
def own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what a user imports and corrects."""
    monkeypatch.setenv("DEMARCHE_WORLD", str(tmp_path / "world"))
    return tmp_path / "world"
