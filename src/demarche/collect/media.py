"""What bytes are, and the words in them: media types and character encodings.

A claim (header, file name, meta tag) is believed only as far as the bytes agree: "ISO-8859-1" over valid UTF-8 is a
common lie, and Latin-1 on the web means Windows-1252 (WHATWG Encoding Standard).
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from demarche.base.errors import UnreadableInput
from demarche.collect.page import Page

HTML: Final = "text/html"
PLAIN: Final = "text/plain"
PDF: Final = "application/pdf"

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF sound, film or picture"), (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"\x7fELF", "a program"), (b"MZ", "a program"),
    (b"ID3", "a sound"), (b"OggS", "a sound"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"SQLite format 3", "a database"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"), (b"wOF", "a font"), (b"{\\rtf", "an RTF document"),
)  # fmt: skip
_ENCODING: Final = re.compile(
    r"utf-?(?:8|16(?:le|be)?)|(?:iso-?8859|windows|cp)-?\d{1,4}(?:-\d{1,2})?|latin-?1|(?:us-)?ascii|koi8-?[ru]|gbk|gb2312"
    r"|gb18030|big5|euc-?(?:jp|kr)|shift[_-]?jis|iso-2022-jp|macintosh|tis-620",
    re.IGNORECASE,
)
_META_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w:.-]{2,30})", re.IGNORECASE
)
_STARTS_AS_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,5000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAG: Final = re.compile(
    r"</?(?:html|head|body|div|p|article|section|span|script|meta|h[1-6]|li|a)(?:\s[^<>]{0,500})?>", re.I
)
_HEAD: Final = 65_536
_BLOCK_TAGS_OF_A_PAGE: Final = 6
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f\x08")) + b"\x7f"
_MOST_CONTROLS: Final = 0.02
_MOST_BROKEN: Final = 0.5
"""Above this share of broken sequences among all that are not ASCII, bytes are read as Windows-1252, not as UTF-8:
a text in Windows-1252 holds next to no sequence that is whole UTF-8 by chance."""


def media_type(page: Page) -> str:
    """HTML, PLAIN or PDF, by the bytes first and the claim second. UnreadableInput when they are neither."""
    data = page.data
    if data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"%PDF-"):
        return PDF
    if not data.startswith(tuple(bom for bom, _ in _BOMS)):
        _refuse_binary(page.name, data)
    head = decode(data[:_HEAD], page.charset)
    if page.media_type in (HTML, "application/xhtml+xml"):
        return HTML if "<" in head else PLAIN
    if _STARTS_AS_HTML.match(head):
        return HTML
    return HTML if len(_BLOCK_TAG.findall(head)) >= _BLOCK_TAGS_OF_A_PAGE else PLAIN


def _refuse_binary(name: str, data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            # "MZ" and "ID3" also begin words; a program or a sound has NUL bytes soon after.
            if len(magic) <= 3 and b"\0" not in data[:4096]:
                continue
            raise UnreadableInput(name, f"is {what}, not a page; give HTML, plain text or PDF")
    head = data[:_HEAD]
    if _wide(head) is None and (
        b"\0" in head or len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head)
    ):
        raise UnreadableInput(name, "is binary, not a page; give HTML, plain text or PDF")


def decode(data: bytes, claimed: str | None = None) -> str:
    """The words of ``data``: by its mark, as UTF-8, as claimed by a server or a meta tag, else as Windows-1252.

    Never fails: what cannot be read becomes U+FFFD.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if wide := _wide(data[:_HEAD]):
        return data.decode(wide, "replace")
    meta = _META_CHARSET.search(data[:4096])
    claims = [
        c for c in (claimed, meta[1].decode("ascii", "replace") if meta else None) if c and _ENCODING.fullmatch(c)
    ]
    try:
        if not any(c.lower().startswith("iso-2022") for c in claims):
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for claim in claims:
        codec = _python_name(claim)
        if codec is not None:
            try:
                return data.decode(codec)
            except (UnicodeDecodeError, LookupError):
                continue
    as_utf8 = data.decode("utf-8", "replace")
    broken, whole = as_utf8.count("\ufffd"), sum(1 for c in as_utf8 if c > "\x7f")
    return as_utf8 if broken <= _MOST_BROKEN * whole else data.decode("cp1252", "replace")


def _python_name(claim: str) -> str | None:
    name = claim.lower()
    if name in ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii"):
        return "cp1252"
    if name.startswith("utf"):
        return None  # tried before, or told by its mark
    return {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "macintosh": "mac_roman"}.get(name, name)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark, told by the NUL bytes of its ASCII letters."""
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.05 else None
