"""The report as callers hold it: the record, with its ways out as methods.

``base.records.Report`` knows no view. This subclass adds no field, so one may stand wherever the other is asked for.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from demarche.base import records

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Report(records.Report):
    """All that one article says. See ``docs/report.md`` for each field."""

    __slots__ = ()

    @classmethod
    def of(cls, record: records.Report) -> Report:
        """The same report, with methods."""
        return cls(**{field.name: getattr(record, field.name) for field in fields(records.Report)})

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists, strings and numbers, in the shape of docs/report.md."""
        from demarche.views.formats import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """``to_dict`` as JSON on one line."""
        from demarche.views.formats import to_json

        return to_json(self)

    def to_doc(self) -> Doc:
        """A spaCy Doc: words, tags, trees, names, and evidence as span groups. ImportError without spaCy."""
        from demarche.views.spacy_doc import to_doc

        return to_doc(self)

    def _repr_html_(self) -> str:
        from demarche.views.notebook import to_html

        return to_html(self)
