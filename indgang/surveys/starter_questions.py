"""Reads the questions every installation begins with: data in ``starter/``, Indgang's own words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

STARTER_FILE = Path(__file__).parent / "starter" / "tilfredshed.toml"


@dataclass(frozen=True)
class StarterQuestion:
    key: str
    text: str


def starter_questions() -> list[StarterQuestion]:
    rows = tomllib.loads(STARTER_FILE.read_text(encoding="utf-8"))["question"]
    return [StarterQuestion(**row) for row in rows]
