"""What could not be used of an import, counted, with the first few bad lines by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

NAMED: Final = 5
"""Bad lines that are told one by one; the rest are counted."""


@dataclass(slots=True)
class Tally:
    """``bad`` lines could not be understood; ``left_out`` says what was understood but is no use here, and how often."""

    bad: int = 0
    first: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def wrong(self, file: str, line: int, reason: str) -> None:
        """One more bad line."""
        self.bad += 1
        if len(self.first) < NAMED:
            self.first.append(f"{file}:{line}: {reason}")

    def leave(self, what: str) -> None:
        """One more thing that is passed over: "people without an office"."""
        self.left_out[what] += 1
