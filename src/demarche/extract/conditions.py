"""On what condition: the clause with "if", "unless", "provided" that hangs on a predicate, or on what governs it."""

from __future__ import annotations

from demarche.base.spans import Span, trimmed
from demarche.base.syntax import Parsed, Word

_CONDITIONAL = frozenset({"if", "unless", "provided", "providing"})


def conditions(parsed: Parsed, predicate: Word) -> tuple[Span, ...]:
    """Spans of the conditional clauses of ``predicate``, from their "if" to their end; none when it has none."""
    current = predicate
    for _ in range(3):
        for child in parsed.children(current):
            if child.relation != "advcl":
                continue
            mark = _mark(parsed, child)
            if mark is None or any(w.index == predicate.index for w in parsed.subtree(child)):
                continue
            whole = parsed.subtree_span(child)
            return (trimmed(parsed.text, Span(mark.span.start, max(mark.span.end, whole.end)), also='.,;”"'),)
        if current.is_root or current.relation not in ("xcomp", "ccomp", "conj", "aux", "obj", "obl"):
            break
        current = parsed.words[current.head]
    return ()


def in_condition(parsed: Parsed, predicate: Word) -> bool:
    """Whether the predicate itself stands inside an if-clause."""
    current = predicate
    for _ in range(6):
        if current.relation == "advcl" and _mark(parsed, current) is not None:
            return True
        if current.is_root:
            return False
        current = parsed.words[current.head]
    return False


def _mark(parsed: Parsed, clause: Word) -> Word | None:
    for child in parsed.children(clause):
        if child.relation in ("mark", "advmod") and child.lower in _CONDITIONAL:
            return child
    return None
