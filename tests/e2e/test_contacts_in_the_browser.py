"""The contacts check in a real browser: drop exports, read the findings, take the files along, leave nothing behind."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.e2e.conftest import PHONE, OpenTab, open_at, settled, shows
from tests.e2e.test_accessible import violations

BLOCKLISTED = 'email,tags\n"anna@aol.con",news\n"bob@company.com",customer\n"=1+1@mailinator.com",\n'
UNSUBSCRIBED = "email;unsubscribed;lists\ncy@company.com;2026-01-02;\ndee@company.com;;\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    named = {"blocklisted.csv": BLOCKLISTED, "unsubscribed.csv": UNSUBSCRIBED}
    for name, text in named.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in named]


def drop(tab: Page, site: str, files: list[Path]) -> Page:
    open_at(tab, f"{site}/contacts")
    tab.locator("input[type=file]").first.set_input_files(files)
    expect(tab.get_by_role("heading", name="Findings")).to_be_visible()
    return settled(tab)


def test_exports_become_lists_to_act_on(tab: Page, site: str, files: list[Path], tmp_path: Path) -> None:
    drop(tab, site, files)
    expect(tab.get_by_text("5 contacts checked. 5 with a finding")).to_be_visible()
    cards = tab.locator("[class*='st-key-action-']")
    expect(cards).to_have_count(5)
    assert [text.split(" · ")[0] for text in cards.all_inner_texts()] == [
        "Correct and ask to opt in again",
        "Submit to Kartra for review",
        "Add to a list",
        "Leave alone",
        "Delete",
    ]
    rows = downloaded(tab, "7-delete.csv", tmp_path)
    assert [row[0] for row in rows] == ["email", "'=1+1@mailinator.com"]


def test_a_row_that_is_chosen_says_why_and_leads_to_its_entry(tab: Page, site: str, files: list[Path]) -> None:
    drop(tab, site, files)
    table = tab.get_by_test_id("stDataFrame").nth(1)
    table.scroll_into_view_if_needed()
    table.click(position={"x": 15, "y": 50})
    chosen = tab.locator(".st-key-chosen")
    expect(chosen).to_contain_text("anna@aol.con → anna@aol.com")
    expect(chosen).to_contain_text("There is no ending .con.")
    chosen.locator("a").click()
    shows(tab, "Correct a mistyped address")


def test_a_status_can_be_changed_and_buyers_named(tab: Page, site: str, files: list[Path], tmp_path: Path) -> None:
    drop(tab, site, files)
    tab.get_by_text("Whom to keep").click()
    (tmp_path / "buyers.csv").write_text("email\n=1+1@mailinator.com\n", encoding="utf-8")
    tab.locator("input[type=file]").nth(1).set_input_files(tmp_path / "buyers.csv")
    expect(tab.locator(".st-key-action-keep")).to_be_visible()
    expect(tab.locator(".st-key-action-delete")).to_have_count(0)


def test_no_address_is_asked_for_in_a_url_and_the_table_s_own_download_is_gone(tab: Page, site: str, files: list[Path]) -> None:
    asked: list[Request] = []
    tab.on("request", lambda request: asked.append(request))  # noqa: PLW0108 (Playwright takes no built-in)
    drop(tab, site, files)
    assert not any(word in request.url for request in asked for word in ("anna", "company", "mailinator", ".csv"))
    tab.get_by_test_id("stDataFrame").nth(1).hover()
    expect(tab.get_by_label("Download as CSV")).to_have_count(2)
    expect(tab.get_by_label("Download as CSV").locator("visible=true")).to_have_count(0)


def test_taking_the_files_away_takes_the_findings_away(tab: Page, site: str, files: list[Path]) -> None:
    drop(tab, site, files)
    for file in files:
        tab.get_by_label(f"Remove {file.name}").click()
        settled(tab)
    expect(tab.get_by_role("heading", name="How to get the files")).to_be_visible()
    expect(tab.get_by_text("anna@aol.con")).to_have_count(0)


def test_a_click_forgets_files_and_findings_and_others_can_follow(tab: Page, site: str, files: list[Path]) -> None:
    drop(tab, site, files)
    tab.get_by_role("button", name="Forget these files").click()
    expect(tab.get_by_role("heading", name="How to get the files")).to_be_visible()
    expect(tab.get_by_text(files[0].name)).to_have_count(0)
    tab.locator("input[type=file]").first.set_input_files(files[1])
    expect(tab.get_by_text("2 contacts checked.")).to_be_visible()


OF_STREAMLITS_TABLE = ("presentation-role-conflict", 'duplicate-id-active: <td role="gridcell"')
"""Its cells are drawn on a canvas; what stands in for them has two roles, and stands there twice while they are drawn anew."""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_of_ours(open_tab: OpenTab, site: str, files: list[Path], dark: bool) -> None:
    found = violations(drop(open_tab(dark=dark), site, files))
    assert [each for each in found if not any(part in each for part in OF_STREAMLITS_TABLE)] == []


def test_a_phone_is_not_scrolled_sideways(open_tab: OpenTab, site: str, files: list[Path]) -> None:
    tab = drop(open_tab(PHONE), site, files)
    assert tab.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= document.documentElement.clientWidth")


def downloaded(tab: Page, name: str, folder: Path) -> list[list[str]]:
    with tab.expect_download() as download:
        tab.locator(f"[class*='st-key-get-{name.replace('.', '-')}']").get_by_role("button").click()
    assert download.value.suggested_filename == name
    download.value.save_as(folder / name)
    return list(csv.reader(io.StringIO((folder / name).read_text(encoding="utf-8-sig"))))
