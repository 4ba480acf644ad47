"""Shared by all tests: hypothesis measures no time, since a busy machine is not a failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("demarche", deadline=None, max_examples=60)
settings.load_profile("demarche")
