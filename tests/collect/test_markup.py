"""The letters of HTML source, their places, and paragraphs found again in them."""

from __future__ import annotations

import html

from hypothesis import given
from hypothesis import strategies as st

from demarche.base.spans import Span
from demarche.collect.alignment import Aligner, write_out
from demarche.collect.markup import Markup, letters_of


def test_letters_are_those_a_reader_sees() -> None:
    page = (
        "<title>No</title><!-- no --><p>One&nbsp;<b>t</b>wo &lt;3&gt;</p><script>no < no</script>"
        "<style>no</style><p>fo\u200bur</p>"
    )
    assert Markup(page).letters == "Onetwo<3>four"


def test_links_know_where_they_lead() -> None:
    markup = Markup(
        "<p>See <a class=x href='/a?b&amp;c'>this one</a> and <a href=\"https://example.org\">that</a>.</p>"
    )
    assert [(markup.letters[k.start : k.end], k.href) for k in markup.links] == [
        ("thisone", "/a?b&c"),
        ("that", "https://example.org"),
    ]
    assert [k.href for k in markup.links_in(Span(0, 5))] == ["/a?b&c"]


def test_a_paragraph_from_which_something_was_left_out_is_found_in_pieces() -> None:
    markup = Markup(
        "<p>The minister met <a>Kari Lund</a><span>Kari Lund is 54 years old</span> in the old harbour of Oslo.</p>"
    )
    paragraph = Aligner(markup).find("The minister met Kari Lund in the old harbour of Oslo.")
    assert len(paragraph.stretches) == 2
    assert write_out(markup, [paragraph])[0] == "The minister met Kari Lund in the old harbour of Oslo."


def test_a_paragraph_that_is_not_there_is_kept_without_a_place() -> None:
    markup = Markup("<p>Something else altogether stands on this page.</p>")
    paragraph = Aligner(markup).find("These words came from a script.")
    assert paragraph.stretches == ()
    text, offsets = write_out(markup, [paragraph])
    assert (text, offsets.runs) == ("These words came from a script.", ())


def test_words_beside_block_tags_are_apart_and_beside_inline_tags_are_one() -> None:
    markup = Markup("<div>one</div><div>two</div>thr<i>ee</i><br>four")
    text, _ = write_out(markup, [Aligner(markup).find("one two three four")])
    assert text == "one two three four"


@given(st.text(alphabet="<>/ab\"'=&;!- \n\u00e9", max_size=200))
def test_any_source_is_survived_and_every_run_is_its_own(source: str) -> None:
    markup = Markup(source)
    for run in markup.runs(Span(0, len(markup.letters))):
        if run.at is not None:
            assert markup.letters[run.start : run.start + run.length] == source[run.at : run.at + run.length]


@given(st.text(max_size=100))
def test_escaped_text_has_its_own_letters(words: str) -> None:
    clean = words.replace("&", "and").replace("\0", "").replace("\r", "")
    assert Markup(f"<p>{html.escape(clean)}</p>").letters == letters_of(clean)
