"""Text from strangers stays text: in the question box, in the address, in a link that somebody was sent."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import open_at, settled

PROBES = [
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "[click](javascript:document.title='owned')",
    "[data](data:text/html,<script>alert(1)</script>)",
    "![beacon](https://example.org/beacon.png)",
    "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    ":red[red] :material/home: :smile: $x^2$ **bold** `code`",
    "see https://example.org/phish or www.example.org",
    "\u202egnirts desrever \u200b <b>",
]


def untouched(tab: Page) -> None:
    """No script ran, and nothing of the probe became a link, a picture or a frame."""
    assert tab.title() != "owned"
    assert (
        tab.locator("a[href*='example.org'], a[href^='javascript'], a[href^='data'], [data-testid=stMain] img[src*='example.org']").count()
        == 0
    )
    assert tab.locator("iframe[srcdoc]").count() == 0


@pytest.mark.parametrize("probe", PROBES)
def test_a_hostile_question_is_shown_as_typed(tab: Page, workshop_site: str, probe: str) -> None:
    open_at(tab, workshop_site)
    box = tab.get_by_test_id("stChatInputTextArea")
    box.fill(probe)
    box.press("Enter")
    expect(tab.get_by_test_id("stChatMessage").nth(1)).to_be_visible()
    settled(tab)
    expect(tab.get_by_test_id("stText")).to_have_text(probe)
    untouched(tab)


@pytest.mark.parametrize("probe", PROBES)
def test_a_hostile_address_is_shown_as_text(tab: Page, workshop_site: str, probe: str) -> None:
    value = quote(probe, safe="")
    for path in (
        f"/browse?entry={value}",
        f"/diagnose?guide={value}",
        f"/diagnose?guide=wont-roll&answers=feel.heavy~{value}&change={value}",
    ):
        open_at(tab, workshop_site + path)
        expect(tab.get_by_test_id("stException")).to_have_count(0)
        untouched(tab)
