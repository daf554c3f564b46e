import re
from datetime import date
from pathlib import Path

import pytest

from assistant.library.model import Icon, Library, Location, Source
from assistant.ui import render


@pytest.mark.parametrize("text", ["**bold**", "[a](javascript:x)", "<b>x</b>", "`code`", "$x$", "~~x~~", "# x"])
def test_plain_leaves_no_markdown_mark_unescaped(text: str) -> None:
    assert render.plain(text).replace("\\", "") == text
    assert render.plain(text) != text


@pytest.mark.parametrize("text", [":red[x]", ":material/home:", ":smile:"])
def test_plain_stops_the_directives_of_streamlit(text: str) -> None:
    assert render.plain(text).startswith("\\:")


def test_plain_leaves_ordinary_words_alone() -> None:
    assert render.plain("Two things: it's 8:30, isn't it?") == "Two things: it's 8:30, isn't it?"


def test_a_strangers_text_becomes_code_whatever_its_backticks() -> None:
    assert render.literal("a ``b`` c") == "``` a ``b`` c ```"


def test_a_strangers_text_is_cut_and_kept_on_one_line() -> None:
    shown = render.literal("x\n" * 100)
    assert "\n" not in shown
    assert len(shown) < render.SHOWN + 10


def test_every_icon_of_a_guide_is_drawn() -> None:
    icons: tuple[Icon, ...] = ("pause", "play", "green", "grey", "yellow", "red", "red-exclamation", "joined", "gap")
    assert len({render.option_label("x", icon) for icon in icons}) == len(icons)


def test_a_day_has_no_leading_nought() -> None:
    assert render.day(date(2026, 1, 2)) == "2 January 2026"


@pytest.mark.parametrize(("minutes", "words"), [(0.5, "under a minute"), (1, "about 1 min"), (7.4, "about 7 min")])
def test_minutes_are_told_as_people_plan_them(minutes: float, words: str) -> None:
    assert render.minutes(minutes) == words


def test_a_source_names_its_kind_and_date(bicycle: Library) -> None:
    line = render.source_line(bicycle.sources["workshop"])
    assert "[The workshop handbook](https://example.org/handbook)" in line
    assert "Expert · 2024" in line


def test_a_source_without_an_address_is_no_link() -> None:
    source = Source("a", "A [title]", "", "B", "user", "2020", Location("sources.yaml", 1))
    assert "](" not in render.source_line(source)


def test_a_long_step_stays_inside_its_number() -> None:
    assert render.numbered(("one\n\n- two", "three")) == "1. one\n   \n   - two\n2. three"


def test_no_page_lets_html_through() -> None:
    pages = (Path(render.__file__).parent).rglob("*.py")
    assert not [page for page in pages if "unsafe_allow_html" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("Press play now", "play", "Press :primary-background[play] now"),
        ("**play**", "play", "**:primary-background[play]**"),
        ("[press play](browse?entry=play)", "play", "[press :primary-background[play]](browse?entry=play)"),
        ("type `play` here", "play", "type `play` here"),
        (":material/play_arrow: go", "play", ":material/play_arrow: go"),
        ("see https://example.org/play", "play", "see https://example.org/play"),
    ],
)
def test_words_are_marked_where_a_mark_breaks_nothing(text: str, word: str, marked: str) -> None:
    spans = [found.span() for found in re.finditer(word, text)]
    assert render.marked(text, spans) == marked
