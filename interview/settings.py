"""Settings: the only place that knows the names of variables."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, model_validator

from interview.errors import Invalid
from interview.record import Record

_PREFIX = "MOCK_INTERVIEWER_"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Settings(Record):
    """How a service is run; with nothing set it works, on this machine alone."""

    data: Path = Path("data")
    """Folder that holds the interviews, their keys and the templates. `MOCK_INTERVIEWER_DATA`."""
    host: str = "127.0.0.1"
    """Address to listen on; another than loopback needs a public URL. `MOCK_INTERVIEWER_HOST`."""
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    """Port to listen on; 0 takes a free one. `MOCK_INTERVIEWER_PORT`."""
    public_url: str | None = None
    """The address people use, such as `https://interviews.example.org`.
    `MOCK_INTERVIEWER_PUBLIC_URL`."""
    content: Path | None = None
    """Folder with further questions and templates. `MOCK_INTERVIEWER_CONTENT`."""
    engine: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")] = "offline"
    """Who phrases and judges: `offline`. `MOCK_INTERVIEWER_ENGINE`."""
    drain_seconds: Annotated[float, Field(ge=0, le=120)] = 20.0
    """Seconds that running turns get on SIGTERM. `MOCK_INTERVIEWER_DRAIN_SECONDS`."""
    redis_url: SecretStr | None = None
    """Refused in this version: the Redis backend is not there yet. `REDIS_URL`."""

    @model_validator(mode="after")
    def _safe(self) -> "Settings":
        if self.host not in _LOOPBACK and self.public_url is None:
            raise ValueError(
                f"host {self.host} can be reached from outside; set MOCK_INTERVIEWER_PUBLIC_URL"
                " to the address people will use, or listen on 127.0.0.1"
            )
        if self.redis_url is not None:
            raise ValueError(
                "REDIS_URL is set, but this version stores interviews in its data folder only;"
                " unset REDIS_URL"
            )
        return self

    @classmethod
    def from_env(cls, environ: Mapping[str, str], **given: object) -> "Settings":
        """Read the variables, let `given` values win; raises Invalid with what to change."""
        named = {
            name: environ[variable]
            for name, variable in variables().items()
            if environ.get(variable, "") != ""
        }
        chosen = {name: value for name, value in given.items() if value is not None}
        try:
            return cls.model_validate({**named, **chosen})
        except ValidationError as error:
            raise Invalid(_words(error)) from None


def variables() -> dict[str, str]:
    """Setting to the name of its variable."""
    own = {name: _PREFIX + name.upper() for name in Settings.model_fields}
    return {**own, "redis_url": "REDIS_URL"}


def _words(error: ValidationError) -> str:
    lines = []
    for fault in error.errors():
        name = str(fault["loc"][0]) if fault["loc"] else ""
        where = f"{variables()[name]}: " if name in variables() else ""
        lines.append(where + fault["msg"].removeprefix("Value error, "))
    return "; ".join(lines)
