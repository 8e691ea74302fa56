"""The floors as the import contract draws them, and foreign keys held against them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models


class Key(NamedTuple):
    """A field that points at a model: both by area, the field by model and name."""

    area: str
    field: str
    target_area: str


def floors_of(root: Path) -> dict[str, int]:
    """Area → floor, 0 lowest, of every area that is built or planned; areas on one floor do not know each other."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return {
        area.strip(" ()"): floor for floor, layer in enumerate(reversed(layers)) for area in layer.split("|")
    }


def areas_of(root: Path) -> list[str]:
    """The areas that are built."""
    return sorted(path.parent.name for path in (root / "indgang").glob("*/__init__.py"))


def keys_of(all_models: Iterable[type[models.Model]]) -> Iterator[Key]:
    """The foreign keys of the models of our own areas; a key to any row at all has no target area."""
    for model in all_models:
        if not model.__module__.startswith("indgang."):
            continue
        area = model.__module__.split(".")[1]
        for field in model._meta.get_fields(include_parents=False):
            name = f"{model.__name__}.{field.name}"
            if isinstance(field, GenericForeignKey):
                yield Key(area, name, "")
            elif isinstance(field, models.ForeignKey | models.ManyToManyField):
                yield Key(area, name, area_of_model(field.related_model))


def area_of_model(model: object) -> str:
    package, _, rest = getattr(model, "__module__", "").partition(".")
    return rest.partition(".")[0] if package == "indgang" else ""


def crooked_keys(keys: Iterable[Key], floors: dict[str, int]) -> Iterator[str]:
    for key in keys:
        if key.target_area == key.area:
            continue
        if key.target_area not in floors:
            yield f"{key.area}: {key.field} points out of the house"
        elif floors[key.target_area] >= floors[key.area]:
            yield f"{key.area}: {key.field} points up or across to {key.target_area}"
