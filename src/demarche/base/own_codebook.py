"""A codebook of the user's own: codes with definitions and a handful of examples, from a TOML file.

``docs/own-codebooks.md`` tells how one is written; ``TEMPLATE`` is a commented one to start from. Everything that such a
file can get wrong is told with the code and the line it stands on.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from demarche.base import codebook
from demarche.base.errors import CodebookError
from demarche.base.spans import Span

Effect = Literal["force", "forbid"]

TEMPLATE = codebook.FOLDER / "own-template.toml"
MOST_EXAMPLES = 2000
"""More are no handful: the time to fit grows with the cube of their number (2,000: some seconds)."""
LEAST = 0.5
"""A code less likely right than this is not given, unless the file says otherwise."""

_TOP = ("name", "about", "topic", "least", "none", "codes")
_CODE = ("definition", "refines", "examples", "patterns")
_PATTERN = ("effect", "predicate", "words", "actor", "recipient")
_NAME = re.compile(r"[\w.-]{1,40}")
_MARK = re.compile(r"\*([^*]+)\*")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class OwnExample:
    """A sentence and the words that carry the code, as ``*marked*`` in the file; none where the reader is to find them.

    ``line`` is where it stands in the file, None where it is written in a way that cannot be traced.
    """

    text: str
    marked: tuple[Span, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Gives a code for certain, or rules it out, where all that it names is found; of each list one item suffices.

    ``predicate`` and ``words`` are words or phrases in dictionary form; ``actor`` and ``recipient`` names, ISO 3166-1
    alpha-3 countries, PLOVER sectors or kinds of actor.
    """

    effect: Effect
    predicate: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class OwnCode:
    """One code. ``refines`` are the PLOVER roots whose events alone are considered; empty for events of any kind."""

    name: str
    definition: str
    refines: tuple[str, ...] = ()
    examples: tuple[OwnExample, ...] = ()
    patterns: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnCodebook:
    """The codes of one file. ``none``: examples of what has no code. ``topic``: only sentences with one of these words
    are coded. ``least``: the confidence below which no code is given."""

    name: str
    codes: tuple[OwnCode, ...]
    none: tuple[OwnExample, ...] = ()
    topic: tuple[str, ...] = ()
    least: float = LEAST


def load(path: Path) -> OwnCodebook:
    """The codebook in a file. CodebookError that names file, line and code for what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{path}: is not TOML: {error}") from error
    return _Reading(str(path), text).codebook(table)


class _Reading:
    """One file while it is checked: knows on which line a thing stands, which a TOML parser does not tell."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = text.splitlines()

    def codebook(self, table: Mapping[str, Any]) -> OwnCodebook:
        self._known(table, _TOP, "")
        codes = table.get("codes")
        if not isinstance(codes, dict) or not codes:
            raise self._wrong(None, "has no codes; write a table [codes.NAME] for each")
        none = table.get("none", {})
        if not isinstance(none, dict):
            raise self._wrong(self._line_of("none"), "“none” must be a table [none] with examples")
        self._known(none, ("examples",), "[none]")
        made = tuple(self._code(name, code) for name, code in codes.items())
        book = OwnCodebook(
            self._string(table, "name", "the codebook") or Path(self._name).stem,
            made,
            self._examples(none, "[none]"),
            self._strings(table, "topic", "the codebook"),
            self._least(table.get("least", LEAST)),
        )
        self._string(table, "about", "the codebook")
        self._check_examples(book)
        return book

    def _code(self, name: str, table: Any) -> OwnCode:
        whose = f"code {name!r}"
        line = self._header(name)
        if not _NAME.fullmatch(name):
            raise self._wrong(line, f"{whose}: a code's name has letters, digits, “-”, “_” and “.”, 40 at most")
        if not isinstance(table, dict):
            raise self._wrong(line, f"{whose} must be a table [codes.{name}]")
        self._known(table, _CODE, whose, name)
        definition = self._string(table, "definition", whose, name)
        if not definition:
            raise self._wrong(line, f"{whose} has no definition; say in a sentence what it holds")
        patterns = table.get("patterns", [])
        if not isinstance(patterns, list):
            raise self._wrong(line, f"{whose}: write each pattern as a table [[codes.{name}.patterns]]")
        code = OwnCode(
            name,
            definition,
            self._refines(table, name),
            self._examples(table, whose, name),
            tuple(self._pattern(p, name, number) for number, p in enumerate(patterns)),
        )
        forced = any(p.effect == "force" for p in code.patterns)
        if len(code.examples) < (0 if forced else 2) or len(code.examples) == 1:
            count = f"{len(code.examples)} example" if code.examples else "no examples"
            raise self._wrong(line, f"{whose} has {count}; a code needs at least two, and five are better")
        return code

    def _refines(self, table: Mapping[str, Any], name: str) -> tuple[str, ...]:
        roots = self._strings(table, "refines", f"code {name!r}", name)
        try:
            return tuple(codebook.load().root(root).name for root in roots)
        except CodebookError as error:
            raise self._wrong(self._key(name, "refines"), f"code {name!r}: {error} of PLOVER") from error

    def _pattern(self, table: Any, name: str, number: int) -> Pattern:
        whose = f"pattern {number + 1} of code {name!r}"
        line = self._header(name, number)
        if not isinstance(table, dict):
            raise self._wrong(line, f"{whose}: write each pattern as a table [[codes.{name}.patterns]]")
        self._known(table, _PATTERN, whose, line=line)
        effect = table.get("effect", "force")
        if effect not in get_args(Effect):
            raise self._wrong(line, f"{whose}: the effect is “force” or “forbid”, not {effect!r}")
        lists = {key: self._strings(table, key, whose, line=line) for key in _PATTERN[1:]}
        if not any(lists.values()):
            raise self._wrong(line, f"{whose} names nothing; give it a predicate, words, an actor or a recipient")
        return Pattern(effect, **lists, line=line)

    def _examples(self, table: Mapping[str, Any], whose: str, name: str | None = None) -> tuple[OwnExample, ...]:
        return tuple(self._example(e, whose, name) for e in self._strings(table, "examples", whose, name))

    def _example(self, written: str, whose: str, name: str | None) -> OwnExample:
        line = self._line_with(written) or (self._key(name, "examples") if name else None)
        if written.count("*") % 2 or "**" in written:
            raise self._wrong(
                line, f"{whose}: stars stand around the words that carry the code, as in “*opened* the gates”"
            )
        parts = _MARK.split(written)
        spans, length = [], 0
        for index, part in enumerate(parts):
            if index % 2:
                spans.append(Span(length, length + len(part)))
            length += len(part)
        return OwnExample("".join(parts), tuple(spans), line)

    def _check_examples(self, book: OwnCodebook) -> None:
        taken: dict[tuple[str, tuple[Span, ...]], str] = {}
        for name, examples in (*((f"code {c.name!r}", c.examples) for c in book.codes), ("[none]", book.none)):
            for example in examples:
                other = taken.setdefault((example.text, example.marked), name)
                if other != name:
                    raise self._wrong(example.line, f"{name}: the same example stands under {other}")
                if not example.text.strip():
                    raise self._wrong(example.line, f"{name}: an example is empty")
        if len(taken) > MOST_EXAMPLES:
            raise self._wrong(None, f"has {len(taken)} examples; {MOST_EXAMPLES} are the most")

    def _least(self, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self._wrong(self._line_of("least"), f"“least” is a confidence from 0 to 1, not {value!r}")
        return float(value)

    def _known(
        self,
        table: Mapping[str, Any],
        keys: tuple[str, ...],
        whose: str,
        name: str | None = None,
        line: int | None = None,
    ) -> None:
        for key in table:
            if key not in keys:
                near = get_close_matches(key, keys, n=1, cutoff=0.5)
                where = (self._key(name, key) if name else line) or self._line_of(key)
                known = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(keys)}"
                raise self._wrong(where, f"{whose + ': ' if whose else ''}“{key[:_SHOWN]}” is unknown; {known}")

    def _string(self, table: Mapping[str, Any], key: str, whose: str, name: str | None = None) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise self._wrong(self._key(name, key) if name else self._line_of(key), f"{whose}: “{key}” must be a text")
        return " ".join(value.split())

    def _strings(
        self, table: Mapping[str, Any], key: str, whose: str, name: str | None = None, line: int | None = None
    ) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            where = (self._key(name, key) if name else line) or self._line_of(key)
            raise self._wrong(where, f'{whose}: “{key}” must be a list of texts, as in {key} = ["…", "…"]')
        return tuple(" ".join(item.split()) for item in value)

    def _wrong(self, line: int | None, says: str) -> CodebookError:
        return CodebookError(f"{self._name}{f', line {line}' if line else ''}: {says}")

    def _matching(self, pattern: str, start: int = 0) -> Iterator[int]:
        """Numbers of the lines, after ``start``, that match."""
        wanted = re.compile(pattern)
        return (number for number, line in enumerate(self._lines[start:], start + 1) if wanted.match(line))

    def _line_of(self, key: str) -> int | None:
        return next(self._matching(rf"\s*(?:\[\s*)?[\"']?{re.escape(key)}[\"']?\s*[\]=]"), None)

    def _header(self, name: str, pattern: int | None = None) -> int | None:
        path = rf"codes\s*\.\s*[\"']?{re.escape(name)}[\"']?\s*"
        if pattern is None:
            return next(self._matching(rf"\s*\[\s*{path}\]"), None)
        found = list(self._matching(rf"\s*\[\[\s*{path}\.\s*patterns\s*\]\]"))
        return found[pattern] if pattern < len(found) else self._header(name)

    def _key(self, name: str, key: str) -> int | None:
        header = self._header(name)
        return next(self._matching(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", header), header) if header else None

    def _line_with(self, written: str) -> int | None:
        start = written[:_SHOWN]
        return next((number for number, line in enumerate(self._lines, 1) if start in line), None)
