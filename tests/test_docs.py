"""The README is true: its commands run, its settings and names exist, its map is the territory."""

import json
import re
import shlex
import subprocess
from datetime import UTC, datetime
from importlib import import_module
from itertools import permutations
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import config
from assistant.cli import app
from assistant.evaluation.cases import load_cases
from assistant.leads import wording as contact_words
from assistant.library.load import load_library
from assistant.service import Assistant, new_token, open_visits
from assistant.store.model import Kind, Question

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [line for kind, block in BLOCKS if not kind for line in block.splitlines()]
PROGRAM = "python -m assistant "
SHOWN = [line.removeprefix(PROGRAM) for line in LINES if line.startswith(PROGRAM) and not line.startswith(PROGRAM + "serve")]
COMMANDS = [command for command in dict.fromkeys(SHOWN) if command != "evaluate"]
"""Each once, however often it is shown: ``check`` takes seconds. ``evaluate``, most of a minute, runs in ``e2e/test_quality.py``."""

KEPT = {"forget", "backup", "insights"}
"""Commands on what is kept, which need something to be kept."""


def _visit(store: Path) -> str:
    """A visit in a new store; its token."""
    token = new_token()
    assert open_visits(store, 30).keep_question(Question(token, 0, datetime.now(UTC), Kind.ASKED, "why is it paused", "found"))
    return token


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("opened_once")
def test_each_command_of_the_readme_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "questions.txt").write_text("why is it paused\nwhat is a tag\n")
    for name in ("blocklisted.csv", "unsubscribed.csv", "buyers.csv"):
        (tmp_path / name).write_text("email\nanna@gmial.com\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(config.STORE, str(tmp_path / "visits.db"))
    if command.split(maxsplit=1)[0] in KEPT:
        command = command.replace("TOKEN", _visit(tmp_path / "visits.db"))
    outcome = CliRunner().invoke(app, shlex.split(command), input="q\n", catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    for line in outcome.output.splitlines() if "--json" in command else []:
        json.loads(line)


def test_the_python_example_runs(shipped: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    learned = {shipped.library.fingerprint: shipped.index}
    monkeypatch.setattr("assistant.service.build_index", lambda library: learned[library.fingerprint])
    names: dict[str, object] = {}
    for kind, block in BLOCKS:
        if kind == "python":
            exec(block, names)  # noqa: S102 (our own README)
    assert names["step"]


MEASURES = re.findall(r"`python -m (assistant\.evaluation\.\w+) (\S+) (\S+)`", README)
FEW = {
    "questions.toml": '[[case]]\ntext = "How do I boil an egg?"\nexpect = []\nkind = "unrelated"\n'
    + "".join(
        f'[[case]]\ntext = "{first} {second}"\nparts = [["{left}"], ["{right}"]]\nkind = "several"\n'
        f'[[case]]\ntext = "It rained. {first}"\nexpect = ["{left}"]\nkind = "plain"\n'
        for (first, left), (second, right) in permutations(
            [
                ("My tyre is flat.", "flat-tyre"),
                ("My brakes squeal.", "squeaky-brakes"),
                ("Is there something for a puncture?", "flat-tyre"),
            ],
            2,
        )
    ),
    "sections.toml": '[[question]]\ntext = "my tyre is flat"\nentry = "flat-tyre"\nsections = [""]\n',
}
"""Instead of the labelled files, which take a minute."""


def test_each_measure_that_the_readme_names_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(MEASURES) == 3
    for module, folder, labelled in MEASURES:
        assert (ROOT / folder).is_dir()
        assert (ROOT / labelled).is_file()
        few = tmp_path / Path(labelled).name
        few.write_text(FEW[few.name])
        import_module(module).main(ROOT / "tests" / "bicycle", few)
        assert capsys.readouterr().out


def test_the_readme_counts_the_labelled_questions() -> None:
    parts = [case.held_out for case in load_cases(ROOT / "tests" / "golden" / "questions.toml") for _ in case.parts]
    assert f"asks {len(parts):,} labelled questions" in README
    assert f"{sum(parts):,} of them are held out" in README


def test_make_does_what_the_readme_says_without_make() -> None:
    by_hand = [line.removeprefix(".venv/bin/") for line in LINES if line.startswith(".venv/bin/python -m ")]
    dry = "".join(
        subprocess.run(["make", "-n", "-B", target], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for target in ("run", "test")
    )
    for command in by_hand:
        module = command.split(" -m ")[1].split()[0]
        assert f"-m {module}" in dry, command


def test_each_make_target_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"make (\w+)", README)) - {"does"}
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= targets


def test_the_settings_table_lists_what_is_read() -> None:
    read = {value for value in vars(config).values() if isinstance(value, str) and value.startswith("KARTRA_")}
    assert set(re.findall(r"`(KARTRA_\w+)`", README)) == read


@pytest.mark.usefixtures("opened_once")
def test_the_json_tables_name_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(config.STORE, str(tmp_path / "visits.db"))
    runner = CliRunner()
    (tmp_path / "contacts.csv").write_text("email\nanna@gmial.com\n")
    contacts = json.loads(runner.invoke(app, ["contacts", str(tmp_path / "contacts.csv"), "--json"]).output)
    reply = json.loads(runner.invoke(app, ["ask", "x", "--json"]).output)
    step = json.loads(runner.invoke(app, ["diagnose", "sequence-not-sending", "--json"]).output)
    found = json.loads(runner.invoke(app, ["insights", "--json"]).output)
    rows = re.findall(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", README, re.MULTILINE)
    documented = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    assert documented == (reply.keys() | step.keys() | contacts.keys() | contacts["findings"][0].keys() | found.keys())


def test_every_kind_action_and_status_of_a_contacts_check_is_documented() -> None:
    words = set(re.findall(r"`([a-z_]+)`", README))
    assert set(contact_words.KINDS) | set(contact_words.ACTIONS) | set(contact_words.STATUSES) <= words


def test_every_part_of_the_package_is_on_the_map() -> None:
    mapped = README.split("## The map")[1]
    parts = [path.name for path in (ROOT / "assistant").iterdir() if not path.name.startswith("_")]
    assert [part for part in parts if f"assistant/{part}" not in mapped] == []


def test_every_file_that_the_readme_links_to_exists() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_examples_of_the_knowledge_format_load(tmp_path: Path) -> None:
    text = (ROOT / "knowledge" / "README.md").read_text(encoding="utf-8")
    entry, guide = re.findall(r"^````markdown\n(.*?)^````", text, re.MULTILINE | re.DOTALL)
    words, outside = re.findall(r"^```markdown\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    (source,) = re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    _found_by_check, asked, *_ = re.findall(r"^```text\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    linked_to = (
        entry.replace("pause-and-play-icons", "pausing-a-sequence").replace("title: ", "title: Pausing or ").replace("  - W", "  - And w")
    )
    for name, content in {
        "entries/sequences/one.md": entry,
        "entries/sequences/two.md": linked_to,
        "asked/pause-and-play-icons.txt": asked,
        "guides/one.md": guide,
        "sources.yaml": source,
        "words.md": words,
        "outside.md": outside,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert load_library(tmp_path).problems == ()
