"""The formats by name, in the order in which they are listed to people."""

from __future__ import annotations

from demarche.publish import full, gdelt, gdelt_mentions, icews, phoenix, polecat
from demarche.publish.table import Format

FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        full.CSV,
        full.PARQUET,
        polecat.FORMAT,
        gdelt.FORMAT,
        gdelt_mentions.FORMAT,
        icews.FORMAT,
        phoenix.FORMAT,
    )
}
