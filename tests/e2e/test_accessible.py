"""axe-core on every page and state, in both colour schemes; and no page that a phone has to be scrolled sideways for."""

from pathlib import Path

import axe_core_python
import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import PHONE, OpenTab, open_at, settled

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

STATES = {
    "ask": "/",
    "guides": "/diagnose",
    "first question": "/diagnose?guide=wont-roll",
    "how to check": "/diagnose?guide=wont-roll&answers=feel.heavy&how=press",
    "change an answer": "/diagnose?guide=wont-roll&answers=feel.heavy~press.soft&change=press",
    "checklist": "/diagnose?guide=wont-roll&answers=feel.heavy~press.soft~lift.stops",
    "contradiction": "/diagnose?guide=wont-roll&answers=feel.heavy~press.hard~listen.hiss",
    "nothing left": "/diagnose?guide=wont-roll&answers=feel.stuck~press.hard~lift.spins~pedal.turns",
    "solved": "/diagnose?guide=wont-roll&answers=feel.heavy~press.soft~lift.stops&tried=pump&done=centre-brake&solved=yes",
    "all done in vain": "/diagnose?guide=wont-roll&answers=feel.heavy~press.soft~lift.stops&tried=pump~centre-brake~oil-chain",
    "unknown guide": "/diagnose?guide=nope",
    "entries": "/browse",
    "entry": "/browse?entry=flat-tyre",
    "unknown entry": "/browse?entry=nope",
}


def violations(tab: Page) -> list[str]:
    """What axe finds: the rule, and the first element that breaks it."""
    tab.evaluate(AXE)
    found = tab.evaluate("axe.run()")["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(open_tab: OpenTab, workshop_site: str, state: str, dark: bool) -> None:
    assert violations(open_at(open_tab(dark=dark), workshop_site + STATES[state])) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_a_chat(open_tab: OpenTab, workshop_site: str, dark: bool) -> None:
    tab = open_at(open_tab(dark=dark), workshop_site)
    tab.get_by_role("button", name="My tyre is flat, what now?").click()
    tab.get_by_test_id("stChatMessage").nth(1).wait_for()
    assert violations(settled(tab)) == []


@pytest.mark.parametrize("state", STATES)
def test_a_phone_is_not_scrolled_sideways(open_tab: OpenTab, site: str, state: str) -> None:
    path = STATES[state].replace("wont-roll", "sequence-not-sending").replace("flat-tyre", "pause-and-play-icons")
    tab = open_at(open_tab(PHONE), site + path)
    assert tab.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= document.documentElement.clientWidth")
