"""What can go wrong, as a person is told it.

    DemarcheError
    ├── InputError            one input could not be read; the others still are
    │   ├── EmptyInput        nothing in it
    │   ├── UnreadableInput   binary, broken, too large, a dead address, a PDF without text
    │   └── NoArticle         a page was read, but it holds no article
    ├── ModelError            the reader's model is missing or is not the one that the package was built with
    ├── CodebookError         a codebook file does not say what it must
    ├── WorldError            a file of facts about the world cannot be used
    │   └── UnknownName       nothing, or more than one thing, is known under a name that was given
    └── MissingExtra          something asked for needs a package that is not installed

Every message is one line that says what was wrong with which input, and what to do.
"""

from __future__ import annotations


class DemarcheError(Exception):
    """The root of all that this package raises on purpose."""


class InputError(DemarcheError):
    """One input could not be read. ``name`` is the path or URL as given, ``reason`` the rest of the message."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class EmptyInput(InputError):
    """There is nothing in it."""


class UnreadableInput(InputError):
    """Its bytes are not something that can be read."""


class NoArticle(InputError):
    """The page was read, but holds no article."""


class ModelError(DemarcheError):
    """The reader's model cannot be used."""


class CodebookError(DemarcheError):
    """A codebook file does not say what it must."""


class WorldError(DemarcheError):
    """A file of facts about the world cannot be used."""


class MissingExtra(DemarcheError):
    """Something asked for needs a package that is not installed; the message says which extra brings it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs packages that are not installed; pip install 'demarche[{extra}]'")


class UnknownName(WorldError):
    """Nothing, or more than one thing, is known under a name that was given."""
