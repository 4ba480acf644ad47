"""Article bodies against the article-extraction-benchmark: precision, recall and F1 of 4-grams, ours and trafilatura's.

The measure is that of the benchmark's ``evaluate.py`` (scrapinghub/article-extraction-benchmark, MIT): tokens are
``\\w+``; a page's precision and recall are over the multiset of its 4-grams; F1 is of their means over all pages.

    python -m quality.pages
"""

from __future__ import annotations

import gzip
import json
import os
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from demarche.base.errors import InputError
from demarche.collect.article import read_article
from demarche.collect.page import Page

NGRAM = 4
Grams = Counter[tuple[str, ...]]


def folder() -> Path:
    """The annotated pages: ``pages`` in DEMARCHE_DATA, by default ../shared/data beside the repository."""
    default = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("DEMARCHE_DATA", default)) / "pages"


def shingles(text: str) -> Grams:
    """The multiset of 4-grams of ``text``; a text of fewer tokens is one shorter gram."""
    tokens = re.findall(r"\w+", text)
    grams = (tuple(tokens[i : i + NGRAM]) for i in range(max(1, len(tokens) - NGRAM + 1)))
    return Counter(gram for gram in grams if gram)


def scores(pairs: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Precision, recall and F1 over (true text, found text) of all pages."""
    precisions: list[float] = []
    recalls: list[float] = []
    for true, found in pairs:
        wanted, got = shingles(true), shingles(found)
        same = (wanted & got).total()
        if got:
            precisions.append(same / got.total())
        if wanted:
            recalls.append(same / wanted.total())
    precision, recall = statistics.fmean(precisions), statistics.fmean(recalls)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


def ours(name: str, data: bytes) -> str:
    """The body as ``read_article`` finds it, "" when it finds none."""
    try:
        return read_article(Page(name, data, "text/html")).text
    except InputError:
        return ""


def plain_trafilatura(name: str, data: bytes) -> str:
    """The body as trafilatura's plain call finds it."""
    import trafilatura

    return trafilatura.extract(data) or ""


def read_pages(where: Path) -> dict[str, tuple[bytes, str]]:
    """Page id -> (HTML, true body)."""
    truth: Mapping[str, Mapping[str, str]] = json.loads((where / "ground-truth.json").read_text(encoding="utf-8"))
    return {key: (gzip.decompress((where / "html" / f"{key}.html.gz").read_bytes()), page["articleBody"])
            for key, page in truth.items()}  # fmt: skip


def measure(extract: Callable[[str, bytes], str] = ours) -> dict[str, float]:
    """Precision, recall and F1 of an extractor over all pages that are here; FileNotFoundError without the data."""
    return scores((true, extract(key, data)) for key, (data, true) in read_pages(folder()).items())


def main() -> None:
    """Prints ours beside trafilatura's plain call."""
    print(f"{'':12}{'precision':>10}{'recall':>10}{'F1':>10}")
    for name, extract in (("ours", ours), ("trafilatura", plain_trafilatura)):
        found = measure(extract)
        print(f"{name:12}{found['precision']:10.4f}{found['recall']:10.4f}{found['f1']:10.4f}")


if __name__ == "__main__":
    main()
