import pytest

from assistant.config import Serving
from assistant.errors import AssistantError
from assistant.server.mistakes import check


def test_no_settings_are_no_mistake() -> None:
    check(Serving())


def test_settings_of_the_right_form_pass() -> None:
    check(
        Serving(
            hosts=("help.example.com", "*.example.org", "*"),
            embedders=("https://www.example.com", "http://localhost:3000"),
            owners=frozenset({"anna+x@example.com"}),
            passcode="correct horse battery",
            metrics_token="a-token-long-enough",  # noqa: S106 (of the test)
        )
    )


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        (Serving(hosts=("https://help.example.com",)), "HOSTS"),
        (Serving(hosts=("help.example.com:443",)), "HOSTS"),
        (Serving(embedders=("example.com; script-src *",)), "EMBEDDERS"),
        (Serving(owners=frozenset({"anna"})), "OWNERS"),
        (Serving(passcode="too short"), "PASSCODE"),
        (Serving(metrics_token="short"), "METRICS_TOKEN"),  # noqa: S106 (of the test)
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(settings: Serving, named: str) -> None:
    with pytest.raises(AssistantError, match=f"KARTRA_ASSISTANT_{named}: "):
        check(settings)


def test_a_secret_is_not_repeated_in_the_message() -> None:
    with pytest.raises(AssistantError) as refused:
        check(Serving(passcode="hunter2"))
    assert "hunter2" not in str(refused.value)
