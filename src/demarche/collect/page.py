"""One page as it came, and how much of one is read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from demarche.base.errors import UnreadableInput

GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one input is read: bytes of a page after unpacking, seconds for a web address."""

    page_bytes: int = 20_000_000
    seconds: float = 20.0


@dataclass(frozen=True)
class Page:
    """One page as it came, and what was said about it from outside.

    ``name`` is the input as given (a row of JSON Lines adds its id or line). ``media_type`` and ``charset`` are what
    a server or a file name claims, "" and None when nothing does. ``text`` is set for a row that carries its text.
    """

    name: str
    data: bytes
    media_type: str = ""
    charset: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None
    subtitle: str | None = None
    outlet: str | None = None
    dateline: str | None = None
    text: str | None = None
    id: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Of the page's bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


def too_large(name: str, limits: Limits) -> UnreadableInput:
    """The error for a page above the limit."""
    size = f"{limits.page_bytes / 1e6:g} MB"
    return UnreadableInput(name, f"is larger than {size}; cut it down, or give one article a file")
