"""Settings come from named variables and refuse what is unsafe, in words."""

import pytest

from interview.errors import Invalid
from interview.settings import Settings, variables


def test_with_nothing_set_everything_has_a_value() -> None:
    settings = Settings.from_env({})
    assert settings.host == "127.0.0.1"
    assert settings.engine == "offline"


def test_given_values_win_over_variables() -> None:
    settings = Settings.from_env({"MOCK_INTERVIEWER_PORT": "9000"}, port=0)
    assert settings.port == 0


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"MOCK_INTERVIEWER_PORT": "many"}, "MOCK_INTERVIEWER_PORT"),
        ({"MOCK_INTERVIEWER_HOST": "0.0.0.0"}, "MOCK_INTERVIEWER_PUBLIC_URL"),
        ({"REDIS_URL": "redis://:secret@localhost"}, "unset REDIS_URL"),
    ],
)
def test_what_is_wrong_is_said_without_secrets(environ: dict[str, str], words: str) -> None:
    with pytest.raises(Invalid) as caught:
        Settings.from_env(environ)
    assert words in str(caught.value)
    assert "secret" not in str(caught.value)


def test_every_setting_has_a_variable_and_a_docstring() -> None:
    assert set(variables()) == set(Settings.model_fields)
    assert all(field.description for field in Settings.model_fields.values())
