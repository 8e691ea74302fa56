from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from indgang.history.actions.recording import Actor, record_event
from indgang.materials.models import Material, MaterialUse, State, Way
from indgang.materials.rules import may_hand_out
from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.refusals import Refused

MOST_AT_ONCE = 100_000


class UnableToHandOut(Refused):
    """Nothing has been noted."""


@dataclass(frozen=True)
class Concern:
    """What a use concerns, named by text of the area above."""

    area: str = ""
    key: str = ""
    label: str = ""
    link: str = ""


NOTHING = Concern()


def count_use(*, material: Material, way: Way, on: date, about: Concern = NOTHING) -> None:
    """One more time opened or downloaded that day. Who it was is not asked, so there is nothing to tell of it."""
    count, _is_new = MaterialUse.objects.get_or_create(
        material=material,
        way=way,
        used_on=on,
        about_area=about.area,
        about_key=about.key,
        defaults={"about_label": without_person_numbers(about.label)[:300], "about_link": about.link},
    )
    MaterialUse.objects.filter(pk=count.pk).update(number=F("number") + 1)


def hand_out_material(
    *,
    material: Material,
    number: int,
    place: str,
    on: date,
    by: Actor,
    today: date,
    about: Concern = NOTHING,
) -> MaterialUse:
    """That so many were handed out somewhere."""
    if not may_hand_out(by):
        raise UnableToHandOut(_("Only those who may use the desk note what is handed out."))
    if material.state != State.IN_USE:
        raise UnableToHandOut(_("It is not in use, so it is not to be handed out."))
    if not 1 <= number <= MOST_AT_ONCE:
        raise UnableToHandOut(_("Write how many, from 1 to 100.000."), field="number")
    if on > today:
        raise UnableToHandOut(_("That day is not here yet."), field="used_on")
    place = without_person_numbers(place).strip()
    if not place:
        raise UnableToHandOut(_("Write where."), field="place")
    with transaction.atomic():
        use = MaterialUse.objects.create(
            material=material,
            way=Way.HANDED_OUT,
            used_on=on,
            number=number,
            place=place,
            noted_by=by.history_name[:200],
            about_area=about.area,
            about_key=about.key,
            about_label=without_person_numbers(about.label)[:300],
            about_link=about.link,
        )
        changes = {"handed_out": ("", f"{number}, {place}")}
        record_event(area="materials", act="hand_out_material", target=material, by=by, changes=changes)
    return use
