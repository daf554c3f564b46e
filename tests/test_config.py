from pathlib import Path

import pytest
from platformdirs import user_data_path

from assistant import config
from assistant.errors import AssistantError


def test_the_shipped_knowledge_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(config.KNOWLEDGE, raising=False)
    assert config.settings().knowledge == config.home() / "knowledge"


def test_the_environment_wins_over_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(config.KNOWLEDGE, str(tmp_path))
    assert config.settings().knowledge == tmp_path.resolve()


def test_an_argument_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(config.KNOWLEDGE, "/elsewhere")
    assert config.settings(tmp_path).knowledge == tmp_path.resolve()


def test_a_server_answers_from_the_chosen_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(config.KNOWLEDGE, "/elsewhere")
    config.serve_from(config.settings(tmp_path))
    assert config.settings().knowledge == tmp_path.resolve()


def test_lists_are_read_without_regard_to_spaces_and_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(config.OWNERS, " Anna@Example.com, bob@example.com ,,")
    assert config.serving().owners == {"anna@example.com", "bob@example.com"}


def test_a_passcode_is_not_shown_where_settings_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(config.PASSCODE, "correct horse battery")
    assert config.serving().passcode == "correct horse battery"
    assert "horse" not in repr(config.serving())


def test_the_cache_goes_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(config.CACHE, str(tmp_path))
    assert config.settings().cache == tmp_path.resolve()


def test_the_app_lies_at_home() -> None:
    assert (config.home() / "app.py").is_file()


def test_visits_are_kept_in_the_users_data_folder_for_half_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(config.STORE, raising=False)
    monkeypatch.delenv(config.KEEP_DAYS, raising=False)
    chosen = config.settings()
    assert (chosen.store, chosen.keep_days) == (user_data_path("kartra-assistant") / "visits.db", 180)


@pytest.mark.parametrize(
    ("text", "store"),
    [
        ("off", None),
        (" OFF ", None),
        ("/var/lib/kartra/visits.db", Path("/var/lib/kartra/visits.db")),
        ("sqlite:////var/lib/kartra/visits.db", Path("/var/lib/kartra/visits.db")),
        ("visits.db", Path.cwd() / "visits.db"),
        ("sqlite:///visits.db", Path.cwd() / "visits.db"),
        ("postgresql://kartra:secret@db:5432/visits", "postgresql://kartra:secret@db:5432/visits"),
        ("postgres://db/visits", "postgres://db/visits"),
    ],
)
def test_visits_are_kept_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, text: str, store: Path | str | None) -> None:
    monkeypatch.setenv(config.STORE, text)
    assert config.settings().store == store


@pytest.mark.parametrize("text", ["mysql://kartra:s3cret@db/visits", "sqlite://", "sqlite:///", "postgresql://", "https://s3cret@db"])
def test_a_place_that_cannot_be_is_told_without_repeating_it(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(config.STORE, text)
    with pytest.raises(AssistantError, match=config.STORE) as told:
        config.settings()
    assert "s3cret" not in str(told.value)


def test_a_password_in_an_address_is_not_shown_where_settings_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(config.STORE, "postgresql://kartra:s3cret@db/visits")
    assert "s3cret" not in repr(config.settings())


@pytest.mark.parametrize("text", ["0", "-1", "ten", "1.5", "36501", "1" * 5000, "١٠"])
def test_days_that_make_no_sense_are_told(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(config.KEEP_DAYS, text)
    with pytest.raises(AssistantError, match="number of days"):
        config.settings()
