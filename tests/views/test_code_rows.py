from __future__ import annotations

import json

from demarche.base.errors import UnreadableInput
from demarche.views.code_rows import code_lines

TEXT = "Ecuador accused Peru of shelling a village."


def test_a_pair_is_coded_with_its_reason() -> None:
    (row,) = code_lines([json.dumps({"id": 7, "text": TEXT, "source": [0, 7], "target": [16, 20]})])
    assert isinstance(row, dict)
    assert (row["id"], row["event"], row["quad"], row["status"]) == (7, "ACCUSE", 3, "done")
    assert row["why"]


def test_bad_lines_are_told_apart_and_the_good_one_is_still_coded() -> None:
    good = json.dumps({"id": 1, "text": TEXT, "source": [0, 7], "target": None})
    beyond = json.dumps({"id": 2, "text": "short", "source": [0, 99]})
    rows = list(code_lines(["not json", beyond, "", good], "pairs.jsonl"))
    assert [isinstance(row, UnreadableInput) for row in rows] == [True, True, False]
    assert "pairs.jsonl, line 1" in str(rows[0])
    assert "within the 5 characters" in str(rows[1])
