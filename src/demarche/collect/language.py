"""The language of a text, offline."""

from __future__ import annotations

FEWEST_LETTERS = 40
"""Below this a text says too little: on sentences cut to 40 letters py3langid is still right, on 20 often not."""
MOST_CHARACTERS = 20_000


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of ``text`` by py3langid, None for a text too short to tell."""
    text = text[:MOST_CHARACTERS]
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        return None
    from py3langid.langid import classify

    return str(classify(text)[0])
