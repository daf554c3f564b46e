"""Disks, encodings and links: whatever lies in a folder ends in a library or in a problem."""

import os
from pathlib import Path

import pytest

from assistant.library.load import load_library
from tests.library.samples import ENTRY, SAMPLE, write

PLACE = "entries/lamps/dark-lamp.md"


def messages(folder: Path, files: dict[str, str | bytes] | None = None) -> list[str]:
    return [f"{problem.location}: {problem.message}" for problem in load_library(write(folder, {**SAMPLE, **(files or {})})).problems]


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf" + ENTRY.encode(), ENTRY.replace("\n", "\r\n").encode(), ENTRY.replace("\n", "\r").encode()]
)
def test_byte_order_marks_and_any_line_ends_are_fine(content: bytes, tmp_path: Path) -> None:
    library = load_library(write(tmp_path, {**SAMPLE, PLACE: content})).library
    assert library is not None
    assert library.entries["dark-lamp"].sections[1].markdown == "1. Press the switch."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "1: no front matter"),
        (b"---\nid: x\ntitle: caf\xe9\n", "3: not UTF-8 text"),
        (ENTRY.encode("utf-16"), "1: not UTF-8 text"),
        (b"---\nid: x\n\n\0", "4: control character U+0000"),
        (b"---\nid: x\x1b[31m\n", "2: control character U+001B"),
        (b"x" * 1_000_001, "1: larger than 1,000 kilobytes"),
        (b"---\n---\n" + b"x" * 600_001, "1: more than 600,000 characters of Markdown"),
    ],
)
def test_bytes_that_are_no_text_are_a_problem_on_their_line(content: bytes, message: str, tmp_path: Path) -> None:
    assert f"{PLACE}:{message}" in messages(tmp_path, {PLACE: content})


def test_separators_that_editors_do_not_count_as_lines_do_not_shift_lines(tmp_path: Path) -> None:
    entry = ENTRY.replace("The lamp", "The\u2028lamp\x85").replace("2026-11-22", "never")
    assert messages(tmp_path, {PLACE: entry}) == [f"{PLACE}:8: `reviewed` cannot be `never`"]


def test_a_file_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"secret.md": ENTRY})
    folder = write(tmp_path / "knowledge", dict(SAMPLE))
    (folder / "entries/lamps/secret.md").symlink_to(tmp_path / "elsewhere/secret.md")
    assert messages(folder) == ["entries/lamps/secret.md:1: a link that leads out of the folder is not followed"]


def test_a_file_may_be_linked_to_within_the_folder(tmp_path: Path) -> None:
    folder = write(tmp_path, dict(SAMPLE))
    (folder / PLACE).rename(folder / "dark-lamp.stored")
    (folder / PLACE).symlink_to(folder / "dark-lamp.stored")
    assert messages_of(folder) == []


def messages_of(folder: Path) -> list[str]:
    return [f"{problem.location}: {problem.message}" for problem in load_library(folder).problems]


def test_links_in_a_circle_and_links_to_nothing_are_problems(tmp_path: Path) -> None:
    folder = write(tmp_path, dict(SAMPLE))
    (folder / "entries/circle.md").symlink_to("circle.md")
    (folder / "entries/nothing.md").symlink_to("not-there.md")
    assert [message.split(": ")[0] for message in messages(folder)] == ["entries/circle.md:1", "entries/nothing.md:1"]


def test_linked_folders_are_not_followed(tmp_path: Path) -> None:
    folder = write(tmp_path, dict(SAMPLE))
    (folder / "entries/again").symlink_to(folder)
    assert messages(folder) == ["entries/again:1: a linked folder is not followed"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path, dict(SAMPLE))
    os.mkfifo(folder / "entries/pipe.md")
    assert messages(folder) == ["entries/pipe.md:1: not a file"]


def test_a_disk_that_fails_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, dict(SAMPLE))

    def fail(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert f"{PLACE}:1: cannot be read: Input/output error" in messages_of(folder)


def test_two_thousand_files_that_are_no_text_give_as_many_problems(tmp_path: Path) -> None:
    write(tmp_path, dict(SAMPLE))
    for number in range(2_000):
        (tmp_path / f"entries/lamps/{number}.md").write_bytes(b"\r\n\xff")
    found = messages_of(tmp_path)
    assert len(found) == 2_000
    assert "entries/lamps/7.md:2: not UTF-8 text" in found


def test_folders_without_end_are_not_walked(tmp_path: Path) -> None:
    deep = "/".join(["deep"] * 40)
    assert messages(tmp_path, {f"entries/{deep}/x.md": ENTRY}) == [f"entries/{'/'.join(['deep'] * 7)}:1: folders too deep in each other"]


def test_names_that_are_no_text_can_be_printed(tmp_path: Path) -> None:
    write(tmp_path, dict(SAMPLE))
    (tmp_path / os.fsdecode(b"entries/\xff\n.md")).write_text("x")
    assert (
        "entries/\ufffd\ufffd.md:1: the name of this file has characters that cannot be shown".encode()
        in "\n".join(messages(tmp_path)).encode()
    )
