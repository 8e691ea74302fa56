from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models


def apply_values(*, target: models.Model, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Sets the values on the target, unsaved, and tells which differ: field name → (old, new)."""
    changes: dict[str, tuple[Any, Any]] = {}
    for name, new in values.items():
        old = getattr(target, name)
        if old != new:
            changes[name] = (old, new)
            setattr(target, name, new)
    return changes
