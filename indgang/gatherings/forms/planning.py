from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.actions.planning import GatheringValues
from indgang.gatherings.actions.programme import PointPlan
from indgang.gatherings.models import Gathering, PointKind
from indgang.people.forms.clock import ClockField
from indgang.people.forms.colleague_choice import ChoosesColleagues, ColleagueField
from indgang.shared.fields import DayField, NumberField, ParagraphsField, TextField
from indgang.shared.refusable_forms import RefusableForm

CHOOSE_NAME = _("Begin to write a name and choose from the list.")


class GatheringForm(ChoosesColleagues, RefusableForm):
    """What for, when, where, how long and how many, and who sees to it."""

    title = TextField(label=_("What is it called?"), max_length=120)
    purpose = ParagraphsField(
        label=_("What is it for?"),
        max_length=2000,
        rows=3,
        help_text=_("Two sentences: they stand in the invitation."),
    )
    day = DayField(label=_("Which day?"), help_text=_("For example 24-12-2026"))
    begins = ClockField(label=_("When does it begin?"), help_text=_("For example 13.00"))
    minutes = NumberField(
        label=_("How many minutes?"),
        min_value=30,
        max_value=480,
        help_text=_("Two to three hours: 120 to 180."),
    )
    answer_by_date = DayField(
        label=_("Answers at the latest"),
        required=False,
        help_text=_("Left empty, it is ten working days before. After it a place may go to a reserve."),
    )
    place = TextField(label=_("Where?"), max_length=200, help_text=_("A light room with tables, no cinema."))
    most_people = NumberField(
        label=_("How many at most?"), min_value=4, max_value=1000, help_text=_("About 50.")
    )
    organiser = ColleagueField(label=_("Who sees to it?"), help_text=CHOOSE_NAME)
    stand_in = ColleagueField(
        label=_("Who takes over if they fall ill?"), required=False, help_text=CHOOSE_NAME
    )
    rounds = NumberField(label=_("Rounds of speed-dates"), min_value=0, max_value=30)
    round_minutes = NumberField(label=_("Minutes a round"), min_value=1, max_value=30)
    rotations = NumberField(label=_("Times the groups are drawn"), min_value=1, max_value=6)
    anyway = forms.BooleanField(
        label=_("I have read what speaks against it, and do it anyway"), required=False
    )

    def values(self) -> GatheringValues:
        data = self.cleaned_data
        moment = timezone.make_aware(datetime.combine(data["day"], data["begins"]))
        return GatheringValues(
            title=data["title"],
            purpose=data["purpose"],
            starts_at=moment,
            minutes=data["minutes"],
            place=data["place"],
            answer_by_date=data["answer_by_date"],
            most_people=data["most_people"],
            organiser=data["organiser"],
            stand_in=data["stand_in"],
            rounds=data["rounds"],
            round_minutes=data["round_minutes"],
            rotations=data["rotations"],
        )


def as_it_stands(gathering: Gathering) -> dict[str, Any]:
    """What the form of a gathering begins with."""
    local = timezone.localtime(gathering.starts_at)
    names = (
        "title",
        "purpose",
        "minutes",
        "answer_by_date",
        "place",
        "most_people",
        "organiser",
        "stand_in",
        "rounds",
    )
    values = {name: getattr(gathering, name) for name in (*names, "round_minutes", "rotations")}
    return {**values, "day": local.date(), "begins": local.time()}


class PointForm(ChoosesColleagues, RefusableForm):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=PointKind, error_messages={"invalid_choice": _("Choose from the list.")}
    )
    title = TextField(
        label=_("Title"),
        max_length=160,
        required=False,
        help_text=_("Left empty, it is called after its kind."),
    )
    minutes = NumberField(label=_("Minutes"), min_value=1, max_value=240)
    responsible = ColleagueField(label=_("Who leads it?"), required=False, help_text=CHOOSE_NAME)

    def plan(self) -> PointPlan:
        return PointPlan(**self.cleaned_data)


class CancelForm(RefusableForm):
    word = TextField(
        label=_("Why is it cancelled?"), max_length=300, help_text=_("It stands in the mail to the guests.")
    )
