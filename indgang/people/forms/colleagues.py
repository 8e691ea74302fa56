from __future__ import annotations

import re
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from indgang.people.forms.of_model import FormOfModel
from indgang.people.forms.unit_choice import UnitChoices, UnitField
from indgang.people.models import Audience, Colleague, Unit

MOST_UNITS = 12


class ColleagueForm(FormOfModel):
    """Who the colleague is and where they work. One empty field more than there are further units.

    A title that is hidden from the sender's audience is left out.
    """

    model = Colleague
    model_fields: ClassVar[tuple[str, ...]] = ("name", "title", "leaving_date")
    also_watched = {"units": _("Units")}

    def __init__(
        self,
        *args: Any,
        target: Colleague | None = None,
        main_unit: Unit | None = None,
        audience: Audience = Audience.CLOSE,
        **kwargs: Any,
    ) -> None:
        units = [row.unit for row in target.memberships.select_related("unit")] if target else [main_unit]
        super().__init__(*args, target=target, **kwargs)
        self.fields["main_unit"] = UnitField(label=_("Main unit"), nothing=_("Choose a unit"))
        for number in range(1, self._further_units(len(units)) + 1):
            self.fields[f"also_in_{number}"] = UnitField(label=_("Also works in"), required=False)
        self.unit_names = [name for name, field in self.fields.items() if isinstance(field, UnitField)]
        self.initial.update(zip(self.unit_names, units, strict=False))
        UnitChoices(units).show_in(*self.fields.values())
        self.order_fields(["name", "title", *self.unit_names, *self.model_fields])
        self._explain(target, audience)

    def _further_units(self, count: int) -> int:
        sent = [int(found[1]) for name in self.data if (found := re.fullmatch(r"also_in_([0-9]{1,2})", name))]
        return min(max([count, *sent]), MOST_UNITS)

    def _explain(self, target: Colleague | None, audience: Audience) -> None:
        if target is not None and not audience.may_see(target.title_visibility):
            del self.fields["title"]
        if target is None:
            del self.fields["leaving_date"]
        else:
            self.fields["leaving_date"].help_text = _(
                "After that day the colleague is no longer found and cannot sign in. Their tasks show as gaps."
            )

    def units(self) -> list[Unit]:
        """The main one first."""
        return [unit for name in self.unit_names if (unit := self.cleaned_data[name])]


class NewColleagueForm(ColleagueForm):
    """The same with the contact card, for somebody who is not there yet."""

    model_fields: ClassVar[tuple[str, ...]] = (
        *ColleagueForm.model_fields,
        "phone",
        "mobile",
        "mail",
        "place",
        "working_hours",
        "ask_about",
    )
