"""Runs what docs/guide.md shows and writes the output back: ``python docs/transcript.py``.

A ``console`` block has commands after "$ " (a line after "> " goes on with the one before) and below each what it
printed, both streams together; a ``pycon`` block is a Python session. They run in the order of the page, in one folder
that is empty but for ``samples``, so that what one block writes the next can read. The Python that runs this file needs
the package, pandas and spaCy; the shell needs jq. Blocks of other kinds are left as they are.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = HERE / "guide.md"
COLUMNS = 80
_BLOCK = re.compile(r"^```(?P<kind>console|pycon|sh)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_DONE = "\x1e"


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """(kind, body) of each block that holds commands or Python."""
    for match in _BLOCK.finditer(page):
        yield match["kind"], match["body"]


def entries(body: str) -> list[tuple[str, str]]:
    """(command, output) of each command of a ``console`` block; a command has as many lines as were typed."""
    found: list[tuple[list[str], list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append(([line[2:]], []))
        elif line.startswith("> ") and found and not found[-1][1]:
            found[-1][0].append(line[2:])
        elif found:
            found[-1][1].append(line)
    return [("\n".join(command), "\n".join(output)) for command, output in found]


def rerun(page: str) -> str:
    """``page`` with the output of every command as it is today. An exception in a Python session is not caught."""
    names: dict[str, Any] = {"__name__": "__main__"}

    def again(match: re.Match[str]) -> str:
        body = match["body"]
        if match["kind"] == "console":
            body = _shell([command for command, _ in entries(body)])
        elif match["kind"] == "pycon":
            body = _python(body, names)
        return f"```{match['kind']}\n{body}```"

    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("samples").symlink_to((HERE.parent / "samples").resolve())
        os.environ["COLUMNS"] = str(COLUMNS)
        return _BLOCK.sub(again, page)


def _shell(commands: list[str]) -> str:
    """The commands in one shell, each with its output below."""
    mark = f"_done() {{ local code=$?; printf '{_DONE}'; return $code; }}\n"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash"], input=mark + "\n_done\n".join(commands) + "\n_done\n", stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, check=False, env={**os.environ, "PATH": path},
    )  # fmt: skip
    printed = done.stdout.split(_DONE)
    return "".join(_typed(command, "$ ", "> ") + output for command, output in zip(commands, printed, strict=False))


def _python(body: str, names: dict[str, Any]) -> str:
    """The session with what each statement prints."""
    out = []
    for example in doctest.DocTestParser().get_examples(body):
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(example.source, "<guide>", "single"), names)
        out.append(_typed(example.source.rstrip("\n"), ">>> ", "... ") + printed.getvalue())
    return "".join(out)


def _typed(command: str, first: str, further: str) -> str:
    lines = command.split("\n")
    return "".join(f"{(further if i else first)}{line}".rstrip() + "\n" for i, line in enumerate(lines))


if __name__ == "__main__":
    PAGE.write_text(rerun(PAGE.read_text("utf-8")), "utf-8")
