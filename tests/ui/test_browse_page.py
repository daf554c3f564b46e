from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import texts

OpenPage = Callable[..., AppTest]


def links(app: AppTest) -> list[str]:
    return [str(link.value) for link in app.page_link]


def test_every_entry_stands_under_its_topic(open_page: OpenPage) -> None:
    app = open_page("browse")
    assert not app.exception
    assert [header.value for header in app.header] == ["Brakes", "Wheels"]
    assert links(app) == ["Replace worn pads", "Stop brakes from squeaking", "Mend a puncture"]


def test_the_filter_keeps_what_has_the_words(open_page: OpenPage) -> None:
    app = open_page("browse")
    app.text_input(key="filter").set_value("noise brake").run()
    assert not app.exception
    assert links(app) == ["Stop brakes from squeaking"]


def test_a_filter_that_finds_nothing_offers_to_ask(open_page: OpenPage) -> None:
    app = open_page("browse")
    app.text_input(key="filter").set_value("<b>zebra</b>").run()
    assert not app.exception
    assert links(app) == ["Ask"]


def test_an_entry_has_its_sections_review_sources_and_guide(open_page: OpenPage) -> None:
    app = open_page("browse", entry="flat-tyre")
    assert not app.exception
    assert app.title[0].value == "Mend a puncture"
    assert [header.value for header in app.header] == ["Fix it", "Why", "Sources"]
    assert "reviewed on 2 January 2026" in texts(app)
    assert "https://example.org/handbook" in texts(app)
    app.button(key="diagnose").click().run()
    assert not app.exception
    assert app.title[0].value == "What happens when you push it?"


def test_inner_links_lead_to_pages(open_page: OpenPage) -> None:
    app = open_page("browse", entry="flat-tyre")
    assert "browse?entry=squeaky-brakes#fix-it" in texts(app)


def test_an_entry_without_a_guide_offers_no_diagnosis(open_page: OpenPage) -> None:
    app = open_page("browse", entry="worn-pads")
    assert not app.exception
    assert not app.button


@pytest.mark.parametrize("entry", ["gone", "<b>x</b>", "../../etc/passwd", "x" * 5000])
def test_an_entry_that_does_not_exist_is_shown_as_text_with_a_way_on(open_page: OpenPage, entry: str) -> None:
    app = open_page("browse", entry=entry)
    assert not app.exception
    assert entry[:40] in app.markdown[0].value
    assert len(app.markdown[0].value) < 250
    assert links(app) == ["All answers", "Ask"]
