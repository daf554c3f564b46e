from pathlib import Path

import pytest

from assistant import config


def test_the_shipped_knowledge_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(config.KNOWLEDGE, raising=False)
    assert config.settings().knowledge == config.home() / "knowledge"


def test_the_environment_wins_over_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(config.KNOWLEDGE, str(tmp_path))
    assert config.settings().knowledge == tmp_path.resolve()


def test_an_argument_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(config.KNOWLEDGE, "/elsewhere")
    assert config.settings(tmp_path).knowledge == tmp_path.resolve()


def test_a_server_process_gets_the_chosen_folder(tmp_path: Path) -> None:
    assert config.environment(config.settings(tmp_path))[config.KNOWLEDGE] == str(tmp_path)


def test_the_cache_goes_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(config.CACHE, str(tmp_path))
    assert config.settings().cache == tmp_path.resolve()


def test_the_app_lies_at_home() -> None:
    assert (config.home() / "app.py").is_file()
