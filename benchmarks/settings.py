"""The product's settings, with two empty views beside its own to be compared with."""

from __future__ import annotations

from config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
