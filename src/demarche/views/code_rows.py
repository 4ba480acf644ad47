"""``demarche code``: JSON Lines of sentences with source and target in, JSON Lines of codes out.

In:  ``{"id", "text", "source": [start, end], "target": [start, end] or null}``
Out: ``{"id", "event", "quad", "cameo", "mode", "goldstein", "status", "confidence", "predicate", "why", "own"}``

``own`` is the code of the user's own codebook, null where none was given or it has none for the pair.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from demarche.base.errors import UnreadableInput
from demarche.base.spans import Span
from demarche.pipeline import Coder, Coding, Task, code
from demarche.views.formats import own_coding

_TOGETHER = 256


def code_lines(
    lines: Iterable[str], name: str = "-", own: Coder | None = None
) -> Iterator[dict[str, Any] | UnreadableInput]:
    """A code for each line, in order; for a line that cannot be used, the error that says why."""
    stream = (line for line in enumerate(lines, start=1) if line[1].strip())
    while chunk := list(islice(stream, _TOGETHER)):
        tasks: list[Task | UnreadableInput] = [_task(line, f"{name}, line {number}") for number, line in chunk]
        codings = iter(code([task for task in tasks if isinstance(task, Task)], own))
        for task in tasks:
            yield task if isinstance(task, UnreadableInput) else as_dict(next(codings))


def as_dict(coding: Coding) -> dict[str, Any]:
    """The names of the published shape."""
    return {
        "id": coding.id,
        "event": coding.root,
        "quad": coding.quad,
        "cameo": coding.cameo,
        "mode": coding.mode,
        "goldstein": coding.goldstein,
        "status": coding.status,
        "confidence": coding.confidence,
        "predicate": list(coding.predicate) if coding.predicate else None,
        "why": list(coding.why),
        "own": own_coding(coding.own) if coding.own else None,
    }


def _task(line: str, where: str) -> Task | UnreadableInput:
    try:
        row = json.loads(line)
    except ValueError as error:
        return UnreadableInput(where, f"is not JSON ({error})")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return UnreadableInput(where, 'has no "text"; write {"id", "text", "source": [s, e], "target": [s, e] or null}')
    text = row["text"]
    source, target = _span(row.get("source"), text), _span(row.get("target"), text)
    if source is None:
        return UnreadableInput(where, f'"source" must be [start, end] within the {len(text)} characters of the text')
    if target is None and row.get("target") is not None:
        return UnreadableInput(where, f'"target" must be null or [start, end] within the {len(text)} characters')
    return Task(row.get("id"), text, source, target)


def _span(value: Any, text: str) -> Span | None:
    if not (isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value)):
        return None
    return Span(*value) if 0 <= value[0] < value[1] <= len(text) else None
