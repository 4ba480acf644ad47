"""The lines of a file that a user has, one by one: plain, gzip or bzip2, however large.

What is read is counted and hashed as the bytes lie in the file, for the progress bar and to tell one file from another.
"""

from __future__ import annotations

import bz2
import gzip
import io
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from demarche.base.errors import UnreadableInput

LONGEST: Final = 64 * 2**20
"""Bytes in one line; Wikidata's longest items are a few MB. What is longer is one bad line, and memory stays small."""
_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"


class Reading:
    """The files of one import while they are read. ``told`` is called with the number of bytes each time some are read."""

    def __init__(self, told: Callable[[int], None] = lambda count: None) -> None:
        self._told = told
        self._hash = sha256()

    @property
    def sha256(self) -> str:
        """Of all bytes read so far, hex."""
        return self._hash.hexdigest()

    def raw(self, path: Path) -> io.BufferedReader:
        """The file's bytes as they lie there. UnreadableInput when it cannot be opened."""
        try:
            return io.BufferedReader(_Counted(path.open("rb"), self._see), buffer_size=2**20)
        except OSError as error:
            raise UnreadableInput(str(path), f"cannot be read ({error.strerror or error})") from error

    def lines(self, path: Path) -> Iterator[tuple[int, bytes]]:
        """The lines with their numbers; one of more than LONGEST bytes comes out cut there, its rest is passed over."""
        with self.raw(path) as raw:
            start = raw.peek(3)[:3]
            text: BinaryIO = raw
            if start.startswith(_GZIP):
                text = gzip.GzipFile(fileobj=raw)  # type: ignore[assignment]
            elif start.startswith(_BZIP2):
                text = bz2.BZ2File(raw)  # type: ignore[assignment]
            number = 0
            try:
                while line := text.readline(LONGEST):
                    number += 1
                    yield number, line
                    while len(line) == LONGEST and not line.endswith(b"\n"):
                        line = text.readline(LONGEST)
            except (OSError, EOFError) as error:
                raise UnreadableInput(f"{path}:{number + 1}", f"the file breaks off or is damaged ({error})") from error

    def _see(self, data: memoryview) -> None:
        self._hash.update(data)
        self._told(len(data))


class _Counted(io.RawIOBase):
    def __init__(self, file: BinaryIO, see: Callable[[memoryview], None]) -> None:
        self._file = file
        self._see = see

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._see(memoryview(data))
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()
