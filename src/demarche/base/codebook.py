"""PLOVER and CAMEO as data: roots, modes, contexts, quads, CAMEO codes, and what each means.

The data are ``data/codebook/plover.toml`` and ``data/codebook/cameo.toml``; their heads say where structure and scores
come from. Definitions and examples there are this project's own. docs/codebook.md is printed from the same files.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from demarche.base.errors import CodebookError

FOLDER = Path(__file__).parent.parent / "data" / "codebook"

Kind = Literal["quad", "root", "mode", "context", "cameo"]


class Line(NamedTuple):
    """A code, and what is said about it."""

    code: str
    says: str


@dataclass(frozen=True, slots=True)
class Quad:
    """One of the four classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""

    number: int
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Context:
    """The matter that an event is about."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Mode:
    """How a root's event is done. ``cameo`` is certain from the mode alone; ``contexts`` may refine it."""

    root: str
    name: str
    cameo: str
    definition: str
    example: str
    contexts: Mapping[str, str]

    @property
    def code(self) -> str:
        """``CONSULT-visit``"""
        return f"{self.root}-{self.name}"


@dataclass(frozen=True, slots=True)
class Root:
    """One of the 16 types of event. ``goldstein`` is the manual's score, -10 (conflict) to +10 (cooperation)."""

    name: str
    quad: int
    goldstein: float
    cameo: str
    definition: str
    example: str
    confusions: tuple[Line, ...]
    modes: tuple[Mode, ...]
    contexts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One code of CAMEO 1.1b3, with its counterpart in PLOVER.

    ``root`` is None where PLOVER dropped the code; ``also`` names further roots under which it is used here.
    ``goldstein_from`` is the code whose published value this one inherits, itself where it has one.
    ``departs`` says why the counterpart is not the one in the published conversion table, where it is not.
    """

    code: str
    root: str | None
    mode: str | None
    context: tuple[str, ...]
    goldstein: float
    goldstein_from: str
    definition: str
    example: str | None
    also: tuple[str, ...]
    departs: str | None

    @property
    def parent(self) -> str | None:
        """The code above: ``0311`` -> ``031`` -> ``03`` -> None."""
        return self.code[:-1] if len(self.code) > 2 else None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a person is told about one code. ``facts`` are labelled values, ``below`` the codes that it divides into."""

    kind: Kind
    code: str
    definition: str
    example: str | None
    facts: tuple[Line, ...]
    confusions: tuple[Line, ...]
    below: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All codes. Look-ups take names in any case; for an unknown one, ``CodebookError`` says which is nearest."""

    quads: tuple[Quad, ...]
    roots: tuple[Root, ...]
    contexts: tuple[Context, ...]
    cameo_codes: Mapping[str, CameoCode]

    def root(self, name: str) -> Root:
        wanted = name.strip().upper()
        for root in self.roots:
            if root.name == wanted:
                return root
        raise _unknown("root", name, [root.name for root in self.roots])

    def mode(self, root: str, name: str) -> Mode:
        modes = self.root(root).modes
        for mode in modes:
            if mode.name.casefold() == name.strip().casefold():
                return mode
        raise _unknown(f"mode of {root.upper()}", name, [mode.name for mode in modes])

    def cameo(self, code: str) -> CameoCode:
        found = self.cameo_codes.get(code.strip())
        if found is None:
            raise _unknown("CAMEO code", code, list(self.cameo_codes))
        return found

    def quad(self, number: int) -> Quad:
        for quad in self.quads:
            if quad.number == number:
                return quad
        raise CodebookError(f"there is no quad {number}; quads are 1, 2, 3 and 4")

    def plover_to_cameo(self, root: str, mode: str | None = None, contexts: Iterable[str] = ()) -> str:
        """The most specific CAMEO code that is certain from root, mode and contexts; the general one otherwise."""
        found = self.root(root)
        holder = self.mode(root, mode) if mode else found
        refined = {holder.contexts[context] for context in contexts if context in holder.contexts}
        return refined.pop() if len(refined) == 1 else holder.cameo

    def explain(self, text: str) -> Explanation:
        """What ``REQUEST``, ``visit``, ``CONSULT-visit``, ``0311``, ``economic`` or ``quad 3`` means.

        CodebookError for a name that is unknown, or that several roots have as a mode.
        """
        wanted = text.strip()
        key = wanted.casefold()
        if wanted.isdigit() and len(wanted) > 1:
            return self._explain_cameo(self.cameo(wanted))
        number = key.removeprefix("quad").strip(" -")
        if number in ("1", "2", "3", "4"):
            return self._explain_quad(self.quad(int(number)))
        for root in self.roots:
            if root.name.casefold() == key:
                return self._explain_root(root)
        modes = [m for r in self.roots for m in r.modes if key in (m.name.casefold(), m.code.casefold())]
        if len(modes) == 1:
            return self._explain_mode(modes[0])
        if modes:
            raise CodebookError(f"{text!r} is a mode of several roots; say {_or([m.code for m in modes])}")
        for context in self.contexts:
            if context.name == key:
                return Explanation("context", context.name, context.definition, None, (), (), ())
        roots, modes = [r.name for r in self.roots], [m for r in self.roots for m in r.modes]
        contexts = [context.name for context in self.contexts]
        raise _unknown("code", text, [*roots, *(m.name for m in modes), *contexts, *(m.code for m in modes)])

    def _explain_quad(self, quad: Quad) -> Explanation:
        below = tuple(Line(root.name, root.definition) for root in self.roots if root.quad == quad.number)
        return Explanation("quad", f"quad {quad.number}", quad.definition, None, (Line("name", quad.name),), (), below)

    def _explain_root(self, root: Root) -> Explanation:
        quad = self.quad(root.quad)
        facts = (
            Line("quad", f"{quad.number}, {quad.name}"),
            Line("Goldstein", f"{root.goldstein:+.1f}"),
            Line("CAMEO", root.cameo),
        )
        below = tuple(Line(mode.code, mode.definition) for mode in root.modes)
        return Explanation("root", root.name, root.definition, root.example, facts, root.confusions, below)

    def _explain_mode(self, mode: Mode) -> Explanation:
        root = self.root(mode.root)
        facts = (Line("root", f"{root.name}: {root.definition}"), Line("CAMEO", mode.cameo))
        return Explanation("mode", mode.code, mode.definition, mode.example, facts, root.confusions, ())

    def _explain_cameo(self, code: CameoCode) -> Explanation:
        inherited = "" if code.goldstein_from == code.code else f", as {code.goldstein_from}"
        facts = [Line("PLOVER", _counterpart(code)), Line("Goldstein", f"{code.goldstein:+.1f}{inherited}")]
        if code.departs:
            facts.append(Line("not as in the conversion table", code.departs))
        if code.parent:
            facts.append(Line("within", f"{code.parent}: {self.cameo(code.parent).definition}"))
        below = tuple(Line(c.code, c.definition) for c in self.cameo_codes.values() if c.parent == code.code)
        return Explanation("cameo", code.code, code.definition, code.example, tuple(facts), (), below)


@cache
def load() -> Codebook:
    """The codebook that the package carries; read once. CodebookError when a file is not as it should be."""
    plover = _read(FOLDER / "plover.toml")
    cameo = _read(FOLDER / "cameo.toml")
    try:
        return Codebook(
            quads=tuple(Quad(int(number), q["name"], q["definition"]) for number, q in plover["quads"].items()),
            roots=tuple(_root(name, table) for name, table in plover["roots"].items()),
            contexts=tuple(Context(name, definition) for name, definition in plover["contexts"].items()),
            cameo_codes=_cameo(cameo),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CodebookError(f"{FOLDER}: an entry of the codebook is not complete ({error!r})") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CodebookError(f"{path}: cannot be read as TOML ({error})") from error


def _root(name: str, table: Mapping[str, Any]) -> Root:
    return Root(
        name=name,
        quad=table["quad"],
        goldstein=table["goldstein"],
        cameo=table["cameo"],
        definition=table["definition"],
        example=table["example"],
        confusions=tuple(Line(line["code"], line["why"]) for line in table["not"]),
        modes=tuple(
            Mode(name, mode, m["cameo"], m["definition"], m["example"], m.get("contexts", {}))
            for mode, m in table.get("modes", {}).items()
        ),
        contexts=table.get("contexts", {}),
    )


def _cameo(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, CameoCode]:
    codes: dict[str, CameoCode] = {}
    for code, table in tables.items():
        above = codes.get(code[:-1])
        own = "goldstein" in table
        if not own and above is None:
            raise ValueError(f"{code} has neither a Goldstein value nor a code above it")
        codes[code] = CameoCode(
            code=code,
            root=table.get("plover"),
            mode=table.get("mode"),
            context=tuple(table.get("context", ())),
            goldstein=table["goldstein"] if own or above is None else above.goldstein,
            goldstein_from=code if own or above is None else above.goldstein_from,
            definition=table["definition"],
            example=table.get("example"),
            also=tuple(table.get("also", ())),
            departs=table.get("departs"),
        )
    return codes


def _counterpart(code: CameoCode) -> str:
    if code.root is None:
        return "none"
    name = f"{code.root}-{code.mode}" if code.mode else code.root
    return f"{name} ({', '.join(code.context)})" if code.context else name


def _unknown(what: str, name: str, known: list[str]) -> CodebookError:
    from difflib import get_close_matches

    name = name.strip()[:60]
    near = get_close_matches(name.casefold(), [k.casefold() for k in known], n=1, cutoff=0.5)
    hint = next((f"; did you mean {k}?" for k in known if near and k.casefold() == near[0]), "")
    return CodebookError(f"{name!r} is no {what}{hint}")


def _or(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
