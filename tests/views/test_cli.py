"""The command as people call it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from demarche.base.codebook import load
from demarche.views.cli import commands

SAMPLES = Path(__file__).parents[2] / "samples"
HTML, WIRE = str(SAMPLES / "mackerel-talks.html"), str(SAMPLES / "airspace-wire.txt")
COMMAND = [sys.executable, "-m", "demarche.views.cli"]


def run(*arguments: str, given: bytes | None = None) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command, in this process: the model is loaded once."""
    done = CliRunner().invoke(commands, arguments, input=given, prog_name="demarche")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def process(*arguments: str, **environment: str) -> tuple[int, str, str]:
    """The same in a process of its own, as a shell starts it."""
    done = subprocess.run(
        [*COMMAND, *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def rows(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_report_for_people() -> None:
    code, out, err = process("read", WIRE)
    assert (code, err) == (0, "")
    assert out.startswith(
        "Portugal summons Morocco's ambassador over airspace\n18 Nov 2019 · LISBON, Nov 18 (Northwire)\n"
    )
    assert "\nSAID\n" in out
    assert "\x1b" not in out


def test_evidence_is_shown_on_request() -> None:
    _, out, _ = run("read", "--evidence", WIRE)
    assert "confidence 0." in out
    assert "cue " in out


def test_one_input_is_one_json_object() -> None:
    code, out, _ = run("read", "--json", HTML)
    assert code == 0
    (report,) = rows(out)
    assert report["input"] == HTML


def test_several_inputs_are_json_lines_in_order() -> None:
    code, out, err = run("read", "--json", WIRE, HTML)
    assert (code, err) == (0, "")
    assert [row["input"] for row in rows(out)] == [WIRE, HTML]


def test_a_folder_is_read_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("a.html", "inner/b.html"):
        (tmp_path / name).write_bytes(Path(HTML).read_bytes())
    _, out, _ = run("read", "--json", str(tmp_path))
    assert [Path(str(row["input"])).name for row in rows(out)] == ["a.html", "b.html"]


def test_standard_input_with_date_and_address() -> None:
    text = b"Norwegian Foreign Minister Ingrid Halvorsen will visit Iceland on Friday, she said. " * 3
    code, out, _ = run("read", "--json", "--published", "2023-03-07", "--url", "https://a.example/b", "-", given=text)
    assert code == 0
    article = rows(out)[0]["article"]
    assert isinstance(article, dict)
    assert (article["published"], article["published_from"], article["url"]) == (
        "2023-03-07",
        "given",
        "https://a.example/b",
    )


def test_any_output_encoding_will_do() -> None:
    code, out, err = process("read", HTML, PYTHONIOENCODING="ascii")
    assert (code, err) == (0, "")
    assert "WHO" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read"], "Missing argument"),
        (["read", "--published", "someday", WIRE], "is not a date"),
        (["read", "--frobnicate", WIRE], "No such option"),
        (["read", "-", "-"], "only once"),
        (["explain", "REQEST"], "did you mean REQUEST?"),
        (["codebook", "NOTHING"], "no root"),
        (["frobnicate"], "No such command"),
    ],
)
def test_wrong_usage_is_two(arguments: Sequence[str], says: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_explain_says_what_a_code_is_and_is_not() -> None:
    code, out, _ = run("explain", "CONSULT")
    root = load().root("CONSULT")
    told = " ".join(out.split())
    assert code == 0
    assert root.definition in told
    assert all(line.says in told for line in root.confusions)
    assert all(mode.code in out for mode in root.modes)


def test_explain_takes_a_code_of_two_words() -> None:
    code, out, _ = run("explain", "quad", "4")
    assert code == 0
    assert "material conflict" in out


def test_the_codebook_lists_every_root_or_one() -> None:
    _, out, _ = run("codebook")
    assert all(f"  {root.name} " in out for root in load().roots)
    assert run("codebook", "consult")[1] == run("explain", "CONSULT")[1]


def test_the_version() -> None:
    code, out, _ = run("--version")
    assert (code, out.split()[0]) == (0, "demarche")


def test_errors_leave_by_the_same_codes_in_a_shell(tmp_path: Path) -> None:
    assert process("read", "--frobnicate")[0] == 2
    code, out, err = process("read", str(tmp_path / "missing.html"))
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", [[], ["read"], ["explain"], ["codebook"]])
def test_help_names_every_option(command: list[str]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    if command == ["read"]:
        assert all(option in out for option in ("--json", "--evidence", "--published", "--url", "Examples:"))


def test_shell_completion_offers_codes() -> None:
    typed = "demarche explain CONSULT-v"
    _, out, _ = process(_DEMARCHE_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD="2")
    assert "CONSULT-visit" in out


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    """More output than a pipe holds, and nobody who reads it."""
    many = [HTML] * 30
    with subprocess.Popen(
        [*COMMAND, "read", "--json", *many], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        complaint = running.stderr.read()
    assert (running.returncode, complaint) == (1, b"")


def test_ctrl_c_is_quiet() -> None:
    with subprocess.Popen([*COMMAND, "read", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        time.sleep(1.5)  # it waits for its input by then
        running.send_signal(signal.SIGINT)
        complaint = running.stderr.read()
    assert running.returncode == 130
    assert b"Traceback" not in complaint
