"""The number of kills: 60 unless `--kills N` says otherwise, as the long proof does."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=60, help="how often the service is killed")


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often the service is killed, over all parts of the kill test."""
    return int(request.config.getoption("--kills", default=60))
