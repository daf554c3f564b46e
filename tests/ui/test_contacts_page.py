"""The contacts page without a browser: files in, findings and downloads out, nothing kept when they are taken away."""

import pickle
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import contact_review
from tests.ui.conftest import texts

OpenPage = Callable[..., AppTest]
Drop = Callable[..., AppTest]

EXPORT = b"email,tags\nanna@gmial.com,news\nbob@mailinator.com,Alpha\ncy@company.com,news\n"


@pytest.fixture
def drop(open_page: OpenPage) -> Drop:
    """Open the page and drop files given as name and content."""

    def drop(*files: tuple[str, bytes]) -> AppTest:
        app = open_page("contacts")
        app.file_uploader(key="contacts").set_value([(name, content, "text/csv") for name, content in files]).run()
        assert not app.exception
        return app

    return drop


def table(app: AppTest, column: str) -> list[object]:
    return list(app.dataframe[1].value[column])


def downloads(app: AppTest) -> list[str]:
    return [str(button.proto.id).split("-get-")[-1] for button in app.get("download_button")]


def test_an_empty_page_says_what_to_bring_and_that_nothing_is_kept(open_page: OpenPage) -> None:
    app = open_page("contacts")
    assert not app.exception
    assert app.title[0].value == "Check your contacts"
    assert "Nothing of them is stored or logged" in texts(app)
    assert "Advanced filters" in texts(app)


def test_an_export_becomes_findings_and_files(drop: Drop) -> None:
    app = drop(("contacts.csv", EXPORT))
    assert "**3 contacts checked.** 2 with a finding, 1 with nothing to do." in texts(app)
    assert table(app, "Suggestion") == ["anna@gmail.com", ""]
    assert table(app, "Row") == [2, 3]
    assert downloads(app) == ["1-correct.csv", "7-delete.csv", "checklist.md", "next-review.ics"]


def test_the_columns_that_were_recognised_are_named(drop: Drop) -> None:
    assert "Read from it: ` email `, ` tags `" in texts(drop(("contacts.csv", EXPORT)))


def test_a_list_without_suggestions_has_no_empty_column(drop: Drop) -> None:
    app = drop(("contacts.csv", b"email\nbob@mailinator.com\n"))
    assert "Suggestion" not in app.dataframe[1].value


def test_a_click_forgets_the_files_and_what_was_found(drop: Drop) -> None:
    app = drop(("contacts.csv", EXPORT))
    app.button(key="forget").click().run()
    assert not app.exception
    assert "contacts_checked" not in app.session_state
    assert (len(app.dataframe), app.file_uploader[0].value) == (0, [])
    assert "How to get the files" in texts(app)


def test_a_check_is_never_pickled(drop: Drop) -> None:
    app = drop(("contacts.csv", EXPORT))
    assert b"anna" not in pickle.dumps(app.session_state["contacts_checked"])


def test_a_file_with_headings_alone_says_so(drop: Drop) -> None:
    assert "no contacts under them" in drop(("contacts.csv", b"email,name\n")).error[0].value


def test_a_status_is_read_off_the_name_and_can_be_changed(drop: Drop) -> None:
    app = drop(("blocklisted.csv", b"email\nanna@company.com\n"))
    assert table(app, "Finding") == ["Blocked: request safelist"]
    app.selectbox[0].select("unsubscribed").run()
    assert not app.exception
    assert table(app, "Finding") == ["Unsubscribed: leave alone"]
    app.selectbox[0].select_index(0).run()
    assert not app.exception
    assert "Nothing to do" in app.success[0].value


def test_columns_can_be_changed(drop: Drop) -> None:
    app = drop(("contacts.csv", b"email,second\na@company.com,b@gmial.com\n"))
    assert len(app.dataframe) == 0
    next(box for box in app.selectbox if box.label == "Address").select(1).run()
    assert not app.exception
    assert table(app, "Address") == ["b@gmial.com"]


def test_a_file_without_addresses_asks_for_the_column(drop: Drop) -> None:
    app = drop(("contacts.csv", b"name,age\nAnna,7\n"))
    assert "Which column holds the address?" in app.warning[0].value
    assert "No column of this file" in app.error[0].value


def test_a_tag_and_a_list_say_whom_to_keep(drop: Drop) -> None:
    app = drop(("contacts.csv", EXPORT))
    app.multiselect(key="keep-tags").select("Alpha").run()
    assert not app.exception
    assert table(app, "Finding") == ["Likely typo", "Buyer or member: keep"]
    app.multiselect(key="keep-tags").unselect("Alpha").run()
    app.file_uploader(key="keep").set_value([("buyers.csv", b"email\nBOB@mailinator.com\n", "text/csv")]).run()
    assert not app.exception
    assert table(app, "Finding") == ["Likely typo", "Buyer or member: keep"]


def test_one_kind_can_be_shown_alone(drop: Drop) -> None:
    app = drop(("contacts.csv", EXPORT))
    app.button_group(key="kind").set_value("disposable").run()
    assert not app.exception
    assert table(app, "Address") == ["bob@mailinator.com"]


def test_several_files_are_told_apart(drop: Drop) -> None:
    app = drop(("a.csv", b"email\nanna@gmial.com\n"), ("b.csv", b"email\nbob@gmial.com\n"))
    assert table(app, "File") == ["a.csv", "b.csv"]


def test_bad_files_and_rows_are_told_and_the_rest_is_checked(drop: Drop) -> None:
    app = drop(("photo.csv", b"\x89PNG\r\n"), ("good.csv", b'email,x\nanna@gmial.com,1\n"b@company.com,2\n'))
    assert "This is a picture." in app.error[0].value
    assert "Line 3: A quotation mark is opened and never closed." in texts(app)
    assert table(app, "Address") == ["anna@gmial.com"]


def test_a_clean_list_says_so(drop: Drop) -> None:
    app = drop(("contacts.csv", b"email\nanna@company.com\n"))
    assert "Nothing to do" in app.success[0].value


def test_a_long_list_shows_its_beginning(drop: Drop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contact_review, "MOST_SHOWN", 2)
    app = drop(("contacts.csv", b"email\n" + b"".join(b"p%d@gmial.com\n" % number for number in range(5))))
    assert len(table(app, "Address")) == 2
    assert "The first 2 of 5" in texts(app)


def test_hostile_names_headings_and_tags_are_drawn_as_text(drop: Drop) -> None:
    name = "![x](https://evil.example/x.png)<b>.csv"
    app = drop((name, b'email,"**bold** :smile:",tags\nanna@gmial.com,1,"[x](https://evil.example)"\n'))
    assert f"` {name} `" in texts(app)
    assert not any("evil.example" in str(box.value) for box in app.success)


def test_no_address_reaches_the_address_bar_and_nothing_is_left_when_files_are_taken_away(drop: Drop) -> None:
    app = drop(("contacts.csv", EXPORT))
    assert app.query_params == {}
    assert app.session_state["contacts_checked"]
    app.file_uploader(key="contacts").set_value([]).run()
    assert not app.exception
    assert "contacts_checked" not in app.session_state
    assert len(app.dataframe) == 0
