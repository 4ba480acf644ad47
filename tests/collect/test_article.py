"""Page -> article, over all kinds of page; and pages that are none."""

from __future__ import annotations

import hashlib
import io
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.base.errors import EmptyInput, InputError, NoArticle, UnreadableInput
from demarche.base.records import Article
from demarche.base.spans import Span
from demarche.collect.article import read_article
from demarche.collect.page import Page

FIRST = "Norway has offered to host a second round of talks between Eritrea & Ethiopia, the foreign ministry said on Tuesday."
SECOND = "“We are ready to receive both delegations,” its spokeswoman Kari Lund said; neither side has answered yet."
THIRD = "Ethiopia's prime minister told parliament that he would return to the table only if the troops left the town."
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Norway offers to host new talks | The Morning Paper</title>
<link rel="canonical" href="https://paper.example/world/2023/03/14/norway-talks">
<meta property="og:title" content="Norway offers to host new talks">
<meta property="og:description" content="Oslo says that neither side has answered yet">
<meta name="description" content="Only the head of the page says this to search engines">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"},
{"@type": ["NewsArticle"], "headline": "Norway offers to host new talks", "datePublished": "2023-03-14T09:05:00+01:00",
"author": [{"@type": "Person", "name": "Jane Doe, diplomatic correspondent"}, {"name": "By John Roe"}],
"publisher": {"name": "The Morning Paper"}}]}</script>
<style>p > a { color: red }</style></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Norway offers to host new talks</h1>
<h2 class="standfirst">Oslo says that neither side has answered yet</h2>
<p>Norway has <a href="/offer" title="a > b">offered</a> to host a second&nbsp;round of talks between <b>Eritrea</b> &amp;
Ethiopia, the foreign ministry said on Tuesday.</p>
<p>&ldquo;We are ready to receive both delegations,&rdquo; its spokeswoman <a href="/lund">Kari Lund</a><span class="card">Kari Lund
is 54 and joined in 1999</span> said; neither side has answered yet.</p>
<p><a href="/world/other">Five things to know about the border town</a></p>
<p>Read more: <a href="/world/more">What the war was about</a></p>
<p style="display: none">You have read four of your five free articles.</p>
<p>Ethiopia&#39;s prime minister told parliament that he would return to the table only if the troops left the town.</p>
<p>Follow us on <a href="https://social.example/paper">our channel</a> for more.</p></article>
<footer>&copy; 2023 The Morning Paper</footer></body></html>"""


def read(page: str | bytes, **facts: str) -> Article:
    return read_article(Page("page.html", page.encode() if isinstance(page, str) else page, **facts))


def test_html_page() -> None:
    article = read(PAGE)
    assert article.text == "\n\n".join((FIRST, SECOND, THIRD))
    assert article.id == hashlib.sha256(article.text.encode()).hexdigest()
    assert (article.title, article.subtitle) == (
        "Norway offers to host new talks",
        "Oslo says that neither side has answered yet",
    )
    assert (article.byline, article.outlet) == (("Jane Doe", "John Roe"), "The Morning Paper")
    assert (article.published, article.published_from) == ("2023-03-14T09:05:00+01:00", "page")
    assert (article.language, article.page.media_type) == ("en", "text/html")
    assert article.url == "https://paper.example/world/2023/03/14/norway-talks"


def test_a_description_that_is_not_shown_is_no_deck() -> None:
    hidden = PAGE.replace('<h2 class="standfirst">Oslo says that neither side has answered yet</h2>', "")
    assert read(hidden).subtitle is None


def test_offsets_lead_back_to_the_source() -> None:
    article = read(PAGE)
    start = article.text.index("Kari Lund")
    place = article.offsets.to_source(Span(start, start + len("Kari Lund")))
    assert place is not None
    assert place.of(article.source) == "Kari Lund"
    start = article.text.index("Norway has offered to host")
    place = article.offsets.to_source(Span(start, start + len("Norway has offered to host")))
    assert place is not None
    assert place.of(article.source) == 'Norway has <a href="/offer" title="a > b">offered</a> to host'


def test_date_is_given_then_said_then_in_the_address() -> None:
    bare = PAGE.replace('"datePublished": "2023-03-14T09:05:00+01:00",', "")
    said = read(PAGE, published="2020-01-01")
    assert (said.published, said.published_from) == ("2020-01-01", "given")
    address = read(bare)
    assert (address.published, address.published_from) == ("2023-03-14", "url")
    nowhere = read(bare.replace("/2023/03/14", ""))
    assert (nowhere.published, nowhere.published_from, nowhere.day) == (None, None, None)


@pytest.mark.parametrize("data", [
    SECOND.encode(),
    b"\xef\xbb\xbf" + SECOND.encode(),
    SECOND.encode("utf-16"),
    SECOND.encode("utf-16-le"),
    SECOND.encode("cp1252"),
    f'<html><meta charset="iso-8859-1"><body><article><p>{SECOND}</p><p>{THIRD}</p></article>'.encode("cp1252"),
    f'<html><meta charset="iso-8859-1"><body><article><p>{SECOND}</p><p>{THIRD}</p></article>'.encode(),
])  # fmt: skip
def test_encodings(data: bytes) -> None:
    assert read_article(Page("page", data)).text.split("\n\n")[0] == SECOND


def test_a_broken_byte_does_not_spoil_the_rest() -> None:
    text = read_article(Page("page.txt", (FIRST + "\n\n" + SECOND * 3).encode() + b" \xff end.")).text
    assert text.startswith(FIRST)
    assert "“We are ready" in text


def test_row_is_kept_letter_for_letter() -> None:
    words = "  Share\n\nBy Jane Doe\n\nNot a headline\n " + FIRST + "\n"
    article = read_article(Page("rows.jsonl:1", words.encode(), text=words, title="T", dateline="OSLO"))
    assert (article.text, article.title, article.dateline) == (words, "T", "OSLO")
    assert article.offsets.runs == ((0, 0, len(words)),)


@pytest.mark.parametrize(("begins", "dateline"), [
    ("GENEVA, April 1 (AFP) - ", "GENEVA, April 1 (AFP)"),
    ("KIEV, Ukraine (AP) _ ", "KIEV, Ukraine (AP)"),
    ("ANKARA — ", "ANKARA"),
    ("SANTA FE, N.M. (AP) — ", "SANTA FE, N.M. (AP)"),
    ("WASHINGTON (Reuters) - ", "WASHINGTON (Reuters)"),
    ("PORT-AU-PRINCE, Haiti, Dec. 3, 2006 -- ", "PORT-AU-PRINCE, Haiti, Dec. 3, 2006"),
    ("", None),
    ("NATO and the EU said - ", None),
])  # fmt: skip
def test_dateline_stays_in_the_text_and_is_told(begins: str, dateline: str | None) -> None:
    article = read_article(Page("wire.txt", (begins + FIRST + "\n\n" + SECOND).encode()))
    assert article.text.startswith(begins + FIRST)
    assert article.dateline == dateline


def test_language_is_told_or_unknown() -> None:
    german = "Norwegen hat angeboten, eine zweite Gesprächsrunde auszurichten, teilte das Außenministerium in Oslo am Dienstag mit."
    assert read_article(Page("a.txt", german.encode())).language == "de"
    assert read_article(Page("a.txt", b"Oslo talks: no.")).language is None


def pdf(lines: list[str]) -> bytes:
    """A PDF of one sheet with these lines, or with none."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    sheet = writer.add_blank_page(600, 800)
    if lines:
        font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
                                 NameObject("/BaseFont"): NameObject("/Helvetica")})  # fmt: skip
        sheet[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        stream.set_data(
            b"BT /F1 12 Tf 14 TL 40 760 Td " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
        )
        sheet[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pdf_lines_are_joined_and_cut_words_mended() -> None:
    article = read_article(Page("a.pdf", pdf([
        "Norway offers to host talks",
        "Norway has offered to host a second round of talks between Eri-",
        "trea and Ethiopia, the foreign ministry in Oslo said on Tuesday",
        "after the first round failed.",
        "Neither side has given an answer yet, the ministry said later.",
        "1 / 1",
    ])))  # fmt: skip
    assert article.page.media_type == "application/pdf"
    assert article.title == "Norway offers to host talks"
    assert article.text == (
        "Norway has offered to host a second round of talks between Eritrea and Ethiopia, the foreign ministry in Oslo "
        "said on Tuesday after the first round failed.\n\nNeither side has given an answer yet, the ministry said later."
    )


@pytest.mark.parametrize(("data", "kind", "reason"), [
    (b"", EmptyInput, "empty"),
    (b" \n\t ", EmptyInput, "empty"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, UnreadableInput, "PNG picture"),
    (b"PK\x03\x04" + b"\0" * 50, UnreadableInput, "ZIP archive"),
    (bytes(range(256)) * 20, UnreadableInput, "binary"),
    (b"%PDF-1.7 broken", UnreadableInput, "PDF that cannot be read"),
    (pdf([]), UnreadableInput, "no text layer"),
    (b"<html><body><nav><a href=/>Home</a></nav></body></html>", NoArticle, "no article"),
    (b"<html><head><title>Only a title</title></head></html>", NoArticle, "no article"),
    (b"<div>" * 100_000 + b"Text.", UnreadableInput, "tags"),
])  # fmt: skip
def test_what_is_no_article_is_refused_in_one_line(data: bytes, kind: type[InputError], reason: str) -> None:
    with pytest.raises(kind) as told:
        read_article(Page("some/input", data))
    assert str(told.value).startswith("some/input: ")
    assert reason in str(told.value)
    assert "\n" not in str(told.value)


SENTENCE = b"<p>Word after word comes here, and it ends at last, she said.</p>"


@pytest.mark.parametrize("data", [
    b"Word after word " * 6500,
    b"A" * 100_000,
    b"By " + b"Jane Doe " * 12_000,
    b"20230314" * 12_000,
    b"<html><body>" + b"<a " * 100_000,
    b'<html><body>' + b'<a href="' * 30_000,
    b"<html><body>" + b"<!--" * 100_000,
    b"<html><body><p>" + b"&amp" * 30_000,
    b"<html><body>" + b"<b>" * 25_000 + SENTENCE * 5,
    b"<html><body><article>" + b'<a href="/x">Link</a> ' * 10_000,
    b"<html><head><script type='application/ld+json'>" + b"[" * 100_000 + b"</script></head><body>" + SENTENCE * 5,
    b"Jane Doe\n14 March 2023\nShare\n" * 5_000,
])  # fmt: skip
def test_hostile_pages_take_no_time(data: bytes) -> None:
    begun = time.process_time()
    with suppress(InputError):
        read_article(Page("hostile", data))
    assert time.process_time() - begun < 5


WORDS = st.lists(st.sampled_from(
    ["Oslo", "said", "&amp;", "&ldquo;yes&rdquo;", "<b>talks</b>", "an<i>swer</i>", "<a href='/x'>Lund</a>", "<br>", "\n", "&nbsp;",
     "<!-- no -->", "5 &lt; 6", "\u200b", "<span title='a > b'>here</span>", "Türkiye", "“go”", "<script>var x</script>"]), min_size=12, max_size=40)  # fmt: skip


@given(st.lists(WORDS.map(" ".join), min_size=2, max_size=5))
def test_every_run_of_an_html_page_is_letter_for_letter(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{SECOND} {p}.</p>" for p in paragraphs)
    article = read(f"<html><body><article><h1>Talks</h1>{body}</article></body></html>")
    mapped = 0
    for clean, at, length in article.offsets.runs:
        assert article.text[clean : clean + length] == article.source[at : at + length]
        mapped += length
    # What is in no run is an entity, or white space beside a tag or an entity.
    assert mapped > 0.6 * len(article.text)
