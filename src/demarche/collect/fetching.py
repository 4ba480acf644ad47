"""A web address -> a page, within a limit of bytes and seconds."""

from __future__ import annotations

import gzip
import http.client
import io
import time
import urllib.error
import urllib.request

from demarche.base.errors import UnreadableInput
from demarche.collect.page import GZIP_MAGIC, Limits, Page, too_large

CHUNK = 65_536


def fetch(url: str, limits: Limits) -> Page:
    """The page at an http(s) address, after redirects. UnreadableInput when it is dead, too slow or too large."""
    ends = time.monotonic() + limits.seconds
    try:
        request = urllib.request.Request(
            url,
            headers={"User-Agent": "demarche", "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"},
        )
        with urllib.request.urlopen(request, timeout=limits.seconds) as answer:
            data = _read(answer, url, ends, limits)
            headers, final = answer.headers, answer.geturl()
    except urllib.error.HTTPError as error:
        raise UnreadableInput(url, f"the server answers {error.code} {error.reason}; check the address") from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        cause = getattr(error, "reason", None) or error
        raise UnreadableInput(url, f"cannot be fetched ({_one_line(cause)}); check the address") from error
    if data[:2] == GZIP_MAGIC:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            data = packed.read(limits.page_bytes + 1)
        if len(data) > limits.page_bytes:
            raise too_large(url, limits)
    media_type = headers.get_content_type() if headers.get("Content-Type") else ""
    return Page(url, data, media_type, headers.get_content_charset(), url=final)


def _read(answer: http.client.HTTPResponse, url: str, ends: float, limits: Limits) -> bytes:
    """The answer's body. A server that sends a byte a second does not hold us longer than the limit."""
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(CHUNK):
        size += len(part)
        if size > limits.page_bytes:
            raise too_large(url, limits)
        if time.monotonic() > ends:
            raise UnreadableInput(url, f"takes longer than {limits.seconds:g} s; try again, or give a saved copy")
        parts.append(part)
    return b"".join(parts)


def _one_line(cause: object) -> str:
    return " ".join(str(cause).split()) or type(cause).__name__
