"""The hand-read agency reports, end to end, scored by the data folder's own ``gold/score.py``.

``measure("dev")`` reads the third that training never sees (every third report by name); ``tuning`` are this project's own
readings that thresholds and confidence are fitted on.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from types import ModuleType
from typing import Any

from demarche.base.records import Article, PageInfo
from demarche.pipeline import read_articles
from demarche.views.formats import to_dict
from training.corpora.wire import gold_paths, reports
from training.labelled import data_folder


@cache
def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", data_folder() / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("gold/score.py is not in the data folder")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(part: str = "dev") -> list[tuple[dict[str, Any], str, dict[str, Any]]]:
    """(gold reading, text, our report as JSON) of each report of ``part``."""
    golds = [json.loads(path.read_text("utf-8")) for path in gold_paths(part)]
    articles = []
    for gold in golds:
        row = reports()[gold["id"]]
        articles.append(
            (
                f"{gold['id']}.txt",
                Article(
                    gold["text_sha256"],
                    row["text"],
                    PageInfo(gold["text_sha256"], "text/plain"),
                    title=row["title"],
                    published=row["published"],
                    dateline=row["dateline"],
                    language="en",
                ),
            )
        )
    said = read_articles(articles)
    return [(gold, reports()[gold["id"]]["text"], to_dict(report)) for gold, report in zip(golds, said, strict=True)]


def matches(codes: list[str], actors: dict[str, Any], ids: list[str]) -> bool:
    """The scorer's own rule: every code is met by an actor and every actor meets a code."""
    return bool(_scorer().matches(codes, actors, ids))


def measure(part: str = "dev") -> dict[str, float]:
    """The figures of the scorer's line, as shares."""
    counts, _ = _scorer().score(read(part))

    def f1(a: str, b: str, c: str) -> float:
        return float(2 * counts[a] / max(1, counts[b] + counts[c]))

    def share(a: str, b: str) -> float:
        return float(counts[a] / max(1, counts[b]))

    return {
        "cue F1": f1("cue_tp", "cue_g", "cue_p"),
        "speaker's country": share("spk", "cue_tp"),
        "act": share("act", "cue_tp"),
        "content": share("cont", "cue_tp"),
        "event precision": share("ev_tp", "ev_p"),
        "event recall": share("ev_tp", "ev_g"),
        "root": share("root", "ev_tp"),
        "status": share("status", "ev_tp"),
        "actors": share("actor", "ev_tp"),
        "recipients": share("recip", "ev_tp"),
        "events all right F1": float(counts["full_f1"]),
        "confident events": float(counts["conf"]),
        "confident precision": float(counts["confident_precision"]),
        "meetings F1": f1("mt_tp", "mt_g", "mt_p"),
    }


if __name__ == "__main__":
    print(_scorer().score(read())[1])
