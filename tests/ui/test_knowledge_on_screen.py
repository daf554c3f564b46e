import gc
import os
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.ui import resources
from tests.ui.conftest import texts

BROKEN = "entries/wheels/flat-tyre.md"


def break_it(folder: Path) -> None:
    file = folder / BROKEN
    file.write_text(file.read_text(encoding="utf-8").replace("guide: wont-roll", "guide: nowhere"), encoding="utf-8")


def look_again(app: AppTest) -> AppTest:
    st.cache_data.clear()  # as if the seconds until the next look had passed
    return app.run()


def test_a_folder_with_problems_shows_them_and_starts_nothing(app: AppTest, folder: Path) -> None:
    break_it(folder)
    app.run()
    assert not app.exception
    assert f"{BROKEN}:" in texts(app)
    assert "nowhere" in texts(app)
    assert not app.chat_input


def test_the_path_on_the_server_is_not_shown(app: AppTest, folder: Path) -> None:
    break_it(folder)
    assert str(folder) not in texts(app.run())


def test_a_missing_folder_is_a_problem_like_any_other(app: AppTest, folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    app.run()
    assert not app.exception
    assert "mending" in app.title[0].value


def test_mended_knowledge_is_answered_from_without_a_restart(app: AppTest, folder: Path) -> None:
    sound = (folder / BROKEN).read_text(encoding="utf-8")
    break_it(folder)
    app.run()
    (folder / BROKEN).write_text(sound, encoding="utf-8")
    look_again(app)
    assert not app.exception
    assert app.chat_input


def test_an_edit_that_keeps_the_size_is_seen_by_its_date(app: AppTest, folder: Path) -> None:
    app.run()
    file = folder / BROKEN
    file.write_text(file.read_text(encoding="utf-8").replace("My tyre is flat, what now?", "My tyre is flat, what NOW?"), encoding="utf-8")
    os.utime(file, (4_000_000_000, 4_000_000_000))
    assert look_again(app).button[0].label == "My tyre is flat, what NOW?"


def test_opened_knowledge_is_out_of_reach_of_collection() -> None:
    gc.unfreeze()
    resources.spare_from_collection()
    assert gc.get_freeze_count() > 10_000
    gc.unfreeze()
