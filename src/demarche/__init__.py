"""Demarche reads the news of international affairs and keeps the record.

    >>> import demarche
    >>> report = demarche.read("article.html")
    >>> [(s.speaker, s.act) for s in report.statements]

Names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from demarche.base.codebook import Explanation as Explanation
    from demarche.base.errors import CodebookError as CodebookError
    from demarche.base.errors import DemarcheError as DemarcheError
    from demarche.base.errors import EmptyInput as EmptyInput
    from demarche.base.errors import InputError as InputError
    from demarche.base.errors import MissingExtra as MissingExtra
    from demarche.base.errors import ModelError as ModelError
    from demarche.base.errors import NoArticle as NoArticle
    from demarche.base.errors import UnreadableInput as UnreadableInput
    from demarche.base.records import Actor as Actor
    from demarche.base.records import Agreement as Agreement
    from demarche.base.records import Article as Article
    from demarche.base.records import Event as Event
    from demarche.base.records import Meeting as Meeting
    from demarche.base.records import Place as Place
    from demarche.base.records import Plover as Plover
    from demarche.base.records import Statement as Statement
    from demarche.base.records import Time as Time
    from demarche.base.records import When as When
    from demarche.base.spans import Span as Span
    from demarche.views.api import explain as explain
    from demarche.views.api import read as read
    from demarche.views.api import read_many as read_many
    from demarche.views.api import read_text as read_text
    from demarche.views.report import Report as Report

    __version__: str

_HOMES = {
    "demarche.base.codebook": ("Explanation",),
    "demarche.base.errors": (
        "CodebookError", "DemarcheError", "EmptyInput", "InputError", "MissingExtra", "ModelError", "NoArticle", "UnreadableInput",
    ),
    "demarche.base.records": (
        "Actor", "Agreement", "Article", "Event", "Meeting", "Place", "Plover", "Statement", "Time", "When",
    ),
    "demarche.base.spans": ("Span",),
    "demarche.views.api": ("explain", "read", "read_many", "read_text"),
    "demarche.views.report": ("Report",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [*sorted(_HOME), "__version__"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("demarche")
    if name not in _HOME:
        raise AttributeError(f"module 'demarche' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
