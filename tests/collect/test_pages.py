"""Inputs -> pages: what is read, in which order, and what is said about an input that cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from demarche.base.errors import EmptyInput, InputError, UnreadableInput
from demarche.collect.page import Limits, Page
from demarche.collect.pages import iter_pages

TEXT = b"Norway has offered to host talks."


def only(found: Iterator[Page | InputError]) -> Page:
    (page,) = found
    assert isinstance(page, Page), page
    return page


def only_error(found: Iterator[Page | InputError]) -> InputError:
    (error,) = found
    assert isinstance(error, InputError)
    assert "\n" not in str(error)
    return error


def test_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    page = only(iter_pages([str(path)], url="https://example.org/a", published="2023-03-14"))
    assert (page.name, page.data, page.media_type) == (str(path), TEXT, "text/plain")
    assert (page.url, page.published, page.text) == ("https://example.org/a", "2023-03-14", None)
    assert len(page.sha256) == 64


def test_packed_file_and_packed_standard_input_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(TEXT))
    page = only(iter_pages([str(path)]))
    assert (page.data, page.media_type) == (TEXT, "text/html")
    assert only(iter_pages(["-"], stdin=io.BytesIO(gzip.compress(TEXT)))).data == TEXT


def test_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/config"):
        (tmp_path / name).write_bytes(TEXT)
    pages = list(iter_pages([str(tmp_path)]))
    assert [Path(p.name).relative_to(tmp_path).as_posix() for p in pages] == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_bad_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_bytes(TEXT)
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.gz").write_bytes(gzip.compress(TEXT * 99)[:-20])
    inputs = [str(tmp_path / n) for n in ("missing.txt", "empty", "broken.gz", "good.txt")]
    missing, empty, broken, page = iter_pages([*inputs])
    assert isinstance(missing, UnreadableInput)
    assert str(missing).startswith(f"{inputs[0]}: ")
    assert "no such file" in str(missing)
    assert isinstance(empty, EmptyInput)
    assert isinstance(broken, UnreadableInput)
    assert isinstance(page, Page)


def test_size_is_capped_while_reading_packed_or_not(tmp_path: Path) -> None:
    limits = Limits(page_bytes=1000)
    (tmp_path / "big.txt").write_bytes(b"a" * 1001)
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"a" * 50_000_000))
    for name in ("big.txt", "bomb.gz"):
        error = only_error(iter_pages([str(tmp_path / name)], limits=limits))
        assert "larger than 0.001 MB" in str(error)
    (tmp_path / "fits.txt").write_bytes(b"a" * 1000)
    assert len(only(iter_pages([str(tmp_path / "fits.txt")], limits=limits)).data) == 1000


def test_an_endless_stream_is_given_up() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            buffer[:] = b"a" * len(buffer)
            Endless.given += len(buffer)
            return len(buffer)

    error = only_error(iter_pages(["-"], stdin=io.BufferedReader(Endless()), limits=Limits(page_bytes=100_000)))
    assert "larger than" in str(error)
    assert Endless.given < 1_000_000


def test_standard_input_that_is_not_there() -> None:
    assert "no standard input" in str(only_error(iter_pages(["-"])))


def test_published_must_be_a_date() -> None:
    with pytest.raises(ValueError, match="'soon' is not a date"):
        list(iter_pages([], published="soon"))


def test_rows_keep_their_text_and_facts(tmp_path: Path) -> None:
    rows = [
        {
            "id": "a1",
            "text": "  Two spaces before.\n",
            "title": "T",
            "published": "1997-04-01",
            "outlet": "O",
            "dateline": "OSLO",
        },
        {"headline": "H", "body": "B.", "date": "14 March 2023", "url": "https://example.org/x"},
        {"html": "<p>Page</p>"},
    ]
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    first, second, third = iter_pages([str(path)])
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert isinstance(third, Page)
    assert (first.name, first.id, first.text) == (f"{path}:1#a1", "a1", "  Two spaces before.\n")
    assert (first.title, first.published, first.outlet, first.dateline) == ("T", "1997-04-01", "O", "OSLO")
    assert (second.name, second.title, second.text, second.published) == (f"{path}:2", "H", "B.", "2023-03-14")
    assert (third.text, third.data, third.media_type) == (None, b"<p>Page</p>", "text/html")


def test_bad_rows_are_told_apart_by_line() -> None:
    lines = [
        b'{"text": "Good."}',
        b"",
        b'{"title": "No text"}',
        b"{broken",
        b'{"text": " "}',
        b'{"text": "x", "date": "soon"}',
        b"[1]",
    ]
    good, *bad = iter_pages(["-"], stdin=io.BytesIO(b"\n".join(lines)))
    assert isinstance(good, Page)
    assert [str(e).split(": ")[0] for e in bad if isinstance(e, InputError)] == ["-:3", "-:4", "-:5", "-:6", "-:7"]
    assert "no text" in str(bad[0])
    assert "not a JSON object" in str(bad[1])
    assert isinstance(bad[2], EmptyInput)
    assert "'soon' is not a date" in str(bad[3])


def test_one_object_over_several_lines_and_an_array_are_rows_too() -> None:
    rows = [{"text": "One."}, {"text": "Two."}]
    assert [
        p.text for p in iter_pages(["-"], stdin=io.BytesIO(json.dumps(rows, indent=1).encode())) if isinstance(p, Page)
    ] == ["One.", "Two."]
    assert only(iter_pages(["-"], stdin=io.BytesIO(json.dumps(rows[0], indent=1).encode()))).text == "One."


def test_a_page_that_only_begins_like_json_is_a_page() -> None:
    assert only(iter_pages(["-"], stdin=io.BytesIO(b"{sic} he said.\nMore."))).data == b"{sic} he said.\nMore."


@contextmanager
def server() -> Iterator[str]:
    """A web server on this machine that has one page, one packed page, one endless page and else nothing."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/gone":
                self.send_error(404, "Not Found")
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=windows-1252")
            self.end_headers()
            self.wfile.write(
                gzip.compress(TEXT) if self.path == "/packed" else TEXT * (100 if self.path == "/big" else 1)
            )

        def log_message(self, format: str, *args: object) -> None:
            """No lines in the test's output."""

    with HTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{httpd.server_port}"
        finally:
            httpd.shutdown()
            thread.join()


def test_addresses() -> None:
    with server() as base:
        page = only(iter_pages([f"{base}/page"]))
        assert (page.data, page.media_type, page.charset, page.url) == (
            TEXT,
            "text/html",
            "windows-1252",
            f"{base}/page",
        )
        assert only(iter_pages([f"{base}/packed"])).data == TEXT
        assert "404" in str(only_error(iter_pages([f"{base}/gone"])))
        assert "larger than" in str(only_error(iter_pages([f"{base}/big"], limits=Limits(page_bytes=1000))))
    assert "cannot be fetched" in str(only_error(iter_pages([f"{base}/page"], limits=Limits(seconds=2))))


def test_an_address_that_is_none() -> None:
    assert str(only_error(iter_pages(["http://[::bad"]))).startswith("http://[::bad: cannot be fetched")
