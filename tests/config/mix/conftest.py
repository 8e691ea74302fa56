from __future__ import annotations

import pytest

from config.mix import progress


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine anything can take a second: only tests of progress itself are told of it."""
    monkeypatch.setattr(progress, "PATIENCE", 3600.0)
