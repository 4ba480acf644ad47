"""Every bad input of the kinds that are met: one clear line that names it and says why, exit 1, the others still read."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.views.test_cli import WIRE, run

Made = Callable[[Path], str]


def _file(name: str, data: bytes) -> Made:
    def make(folder: Path) -> str:
        path = folder / name
        path.write_bytes(data)
        return str(path)

    return make


def _sparse(folder: Path) -> str:
    path = folder / "huge.html"
    with path.open("wb") as file:
        file.write(b"<html><body><p>")
        file.truncate(200_000_000)
    return str(path)


def _dead_address(_: Path) -> str:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    return f"http://127.0.0.1:{port}/page.html"


def _empty_pdf(folder: Path) -> str:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    path = folder / "scan.pdf"
    with path.open("wb") as file:
        writer.write(file)
    return str(path)


_LINKS = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Home", "World", "Sport", "Weather", "Log in"))
_MENU = (
    f"<html><body><nav><ul>{_LINKS}</ul></nav><form><input name=q><button>Search</button></form></body></html>".encode()
)
BAD: dict[str, tuple[Made, str]] = {
    "empty": (_file("empty.txt", b""), "empty"),
    "blank": (_file("blank.txt", b" \n\n\t "), "empty"),
    "binary": (_file("program.bin", bytes(range(256)) * 40), "binary"),
    "image": (_file("photo.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20), ""),
    "huge": (_sparse, "larger than 20 MB"),
    "no article": (_file("menu.html", _MENU), "no article"),
    "dead address": (_dead_address, "cannot be fetched"),
    "no such file": (lambda folder: str(folder / "missing.html"), "no such file"),
    "PDF without text": (_empty_pdf, "text"),
    "broken PDF": (_file("broken.pdf", b"%PDF-1.7\nnothing of the kind"), "PDF"),
    "broken gzip": (_file("page.html.gz", b"\x1f\x8b\x08\x00broken"), ""),
    "empty folder": (lambda folder: str(folder), "holds no files"),
}


@pytest.mark.parametrize("kind", BAD)
def test_one_clear_line_and_the_others_are_read(kind: str, tmp_path: Path) -> None:
    make, says = BAD[kind]
    bad = make(tmp_path)
    code, out, err = run("read", "--json", bad, WIRE)
    first, *summary = err.splitlines()
    assert code == 1
    assert first.startswith(f"demarche: {bad}: ")
    assert says.casefold() in first.casefold()
    assert summary == ["demarche: 1 of 2 inputs could not be read, see above"]
    assert [json.loads(line)["input"] for line in out.splitlines()] == [WIRE]


def test_a_single_bad_input_is_a_single_line(tmp_path: Path) -> None:
    code, out, err = run("read", BAD["empty"][0](tmp_path))
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1


_SAID = "Norwegian Foreign Minister Ingrid Halvorsen said on Tuesday that Oslo was ready for talks with Iceland. "
ODD: dict[str, bytes] = {
    "windows-1252 as it is": (_SAID * 4 + "“We are ready,” she said, naïvely.").encode("cp1252"),
    "two encodings": (_SAID * 4).encode() + "“Café” said ".encode() + "“Café” ".encode("cp1252"),
    "utf-16": (_SAID * 4).encode("utf-16"),
    "cut in a letter": ((_SAID * 4) + "é").encode()[:-1],
    "one line of 100,000 characters": (_SAID * 1000)[:100_000].encode(),
    "100,000 letters without a space": _SAID.encode() * 4 + b"\n" + b"x" * 100_000,
    "nested 20,000 deep": b"<html><body>"
    + b"<div>" * 20_000
    + b"<p>"
    + (_SAID * 5).encode()
    + b"</p>"
    + b"</div>" * 20_000,
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_input_is_read_and_printed_or_refused_in_one_line(kind: str, tmp_path: Path) -> None:
    path = tmp_path / ("odd.html" if ODD[kind].startswith(b"<") else "odd.txt")
    path.write_bytes(ODD[kind])
    code, out, err = run("read", str(path))
    if code == 0:
        assert "Halvorsen" in out
        assert max(map(len, out.splitlines())) <= 80
    else:
        assert code == 1
        assert len(err.splitlines()) == 1
        assert err.startswith(f"demarche: {path}: ")
