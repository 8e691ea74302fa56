from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import Actor, record_event
from indgang.materials.models import Material, MaterialFile
from indgang.materials.rules import may_keep_materials
from indgang.people.models import Colleague
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.actions.counting import count_change
from indgang.shared.refusals import Refused

WORDS = ("title", "purpose")
FOLLOWING = ("title", "owner", "address", "state")
"""What follows when something is made again."""


class UnableToKeepMaterial(Refused):
    """The material stands as it was."""


class MaterialValues(TypedDict, total=False):
    """``title``, ``kind``, ``readers``, ``channel`` and ``owner`` must be there."""

    title: str
    kind: str
    readers: str
    channel: str
    language: str
    purpose: str
    address: str
    owner: Colleague
    release_date: date | None
    review_date: date | None
    state: str


@dataclass(frozen=True)
class GivenFile:
    """A file as it came; ``name`` has been made harmless. ``made_from`` is the data it was drawn from, where it was."""

    name: str
    content_type: str
    content: bytes
    made_from: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """Which area above has made it, and by what key."""

    area: str
    key: str


def add_material(*, values: MaterialValues, file: GivenFile | None, by: Actor, now: datetime) -> Material:
    """Puts a material in, with its file or its address."""
    if not may_keep_materials(by):
        raise UnableToKeepMaterial(_("Only the web editor and the secretary put materials in."))
    if file is None and not values.get("address"):
        raise UnableToKeepMaterial(_("Choose a file, or write the address where it is read."), field="file")
    material = Material(created_at=now, owner=values["owner"])
    with transaction.atomic():
        _write(material, values, file, act="add_material", by=by, now=now)
    return material


def change_material(
    *, material: Material, values: MaterialValues, file: GivenFile | None, by: Actor, now: datetime
) -> Material:
    """Changes it; a new file takes the place of the old one, and what is counted stays."""
    if not may_keep_materials(by):
        raise UnableToKeepMaterial(_("Only the web editor and the secretary change materials."))
    with transaction.atomic():
        material = Material.objects.select_for_update().get(pk=material.pk)
        has_file = file is not None or MaterialFile.objects.filter(material=material).exists()
        if not has_file and not values.get("address", material.address):
            raise UnableToKeepMaterial(
                _("Choose a file, or write the address where it is read."), field="file"
            )
        if material.is_made_here and (
            file is not None or values.get("address", material.address) != material.address
        ):
            raise UnableToKeepMaterial(_("Its file and address are made where it comes from."))
        _write(material, values, file, act="change_material", by=by, now=now)
    return material


def keep_made_material(
    *, source: Source, values: MaterialValues, file: GivenFile, by: Actor, now: datetime
) -> Material:
    """What an area above has made, which has asked its own rules whether ``by`` may.

    Made again, ``FOLLOWING`` follows and the file is replaced; what an editor has written besides, and what
    is counted, stays.
    """
    with transaction.atomic():
        # The first write of the transaction: two who make the same at once come here one after the other.
        count_change(topic="materials")
        made = Material.objects.filter(source_area=source.area, source_key=source.key).first()
        material = made or Material(
            source_area=source.area, source_key=source.key, created_at=now, owner=values["owner"]
        )
        chosen = {name: value for name, value in values.items() if made is None or name in FOLLOWING}
        _write(material, chosen, file, act="keep_made_material", by=by, now=now)
    return material


def _write(
    material: Material,
    values: Mapping[str, Any],
    file: GivenFile | None,
    *,
    act: str,
    by: Actor,
    now: datetime,
) -> None:
    cleaned = {
        name: without_person_numbers(value).strip() if name in WORDS and isinstance(value, str) else value
        for name, value in values.items()
    }
    changes = apply_values(target=material, values=cleaned)
    material.save()
    if file is not None:
        before = MaterialFile.objects.filter(material=material).values_list("name", flat=True).first()
        changes["file"] = (before or "", file.name)
        _replace_file(material, file, now)
    record_event(area="materials", act=act, target=material, by=by, changes=changes)


def _replace_file(material: Material, file: GivenFile, now: datetime) -> None:
    MaterialFile.objects.update_or_create(
        material=material,
        defaults={
            "name": without_person_numbers(file.name),
            "content_type": file.content_type,
            "size": len(file.content),
            "content": file.content,
            "made_from": file.made_from,
            "put_in_at": now,
        },
    )
