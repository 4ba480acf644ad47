"""The commands that the documentation shows are ones that the program takes. What they print is docs/transcript.py's part."""

from __future__ import annotations

import doctest
import importlib.util
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

from demarche.views.cli import commands

ROOT = Path(__file__).parents[1]
PAGES = ("docs/guide.md", "README.md")


def _transcript() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_transcript", ROOT / "docs" / "transcript.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TRANSCRIPT = _transcript()


def _calls(command: str) -> Iterator[list[str]]:
    """The arguments of each ``demarche`` in a shell command, without what it is piped or redirected to."""
    reader = shlex.shlex(command.split("<<")[0], posix=True, punctuation_chars=True)
    reader.commenters = "#"
    words: list[str] = []
    for token in [*reader, "|"]:
        if set(token) <= set("|;&<>()"):
            if words[:1] == ["demarche"]:
                yield words[1:]
            words = []
        else:
            words.append(token)


def _shown() -> Iterator[tuple[str, list[str], bool]]:
    """(page, arguments, whether the page shows that they are refused) of each call."""
    for page in PAGES:
        for kind, body in TRANSCRIPT.blocks((ROOT / page).read_text("utf-8")):
            lines = [(line, "") for line in body.splitlines()] if kind == "sh" else TRANSCRIPT.entries(body)
            if kind == "pycon":
                continue
            for command, output in lines:
                for arguments in _calls(command):
                    yield page, arguments, output.startswith("Usage: demarche")


SHOWN = list(_shown())


@pytest.mark.parametrize(("page", "arguments", "refused"), SHOWN, ids=[" ".join(a) for _, a, _ in SHOWN])
def test_a_command_in_the_documentation_is_one(
    page: str, arguments: list[str], refused: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parsed as far as its arguments go; nothing is read."""
    monkeypatch.chdir(tmp_path)
    for name in arguments:
        if name.endswith(".jsonl"):
            (tmp_path / name).touch()
    try:
        if not arguments or arguments[0].startswith("-"):
            commands.make_context("demarche", list(arguments))
        else:
            name, command, rest = commands.resolve_command(click.Context(commands), arguments)
            assert command is not None
            command.make_context(name, rest)
    except click.exceptions.Exit:
        assert not refused
    except click.UsageError:
        assert refused, f"{page}: demarche {shlex.join(arguments)}"
    else:
        assert not refused


def test_the_guide_shows_each_command_at_work() -> None:
    used = {arguments[0] for page, arguments, _ in SHOWN if page == "docs/guide.md" and arguments}
    assert set(commands.commands) <= used | {"codebook"}


def test_python_in_the_guide_compiles() -> None:
    for kind, body in TRANSCRIPT.blocks((ROOT / "docs" / "guide.md").read_text("utf-8")):
        if kind == "pycon":
            for example in doctest.DocTestParser().get_examples(body):
                compile(example.source, "guide.md", "single")
