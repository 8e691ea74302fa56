from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from indgang.people.forms.colleague_choice import ColleagueField
from indgang.people.forms.of_model import FormOfModel
from indgang.people.forms.unit_choice import UnitChoices, UnitField
from indgang.people.models import Unit


class UnitForm(FormOfModel):
    model = Unit
    model_fields = ("name", "parent", "leader", "description", "phone", "mail", "place", "closed_date")

    parent = UnitField(label=_("Belongs under"), required=False, nothing=_("Nothing – it stands at the top"))
    leader = ColleagueField(
        label=_("Leader"),
        required=False,
        help_text=_(
            "Begin to write a name and choose from the list. The leader may change the unit and its people."
        ),
    )

    def __init__(self, *args: Any, target: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, target=target, **kwargs)
        UnitChoices([self.initial.get("parent")]).show_in(self.fields["parent"])
        if target is None:
            del self.fields["closed_date"]
        else:
            self.fields["closed_date"].help_text = _(
                "Only for a unit that ends. It is kept, but shown no more from that day."
            )
