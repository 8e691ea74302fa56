from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Catalogue
from indgang.people.forms.colleague_choice import ColleagueField
from indgang.people.forms.of_model import FormOfModel
from indgang.people.forms.unit_choice import UnitChoices, UnitField


class CatalogueForm(FormOfModel):
    """What a catalogue is for, and who keeps it."""

    model = Catalogue
    model_fields = ("name", "description", "owning_unit", "owner", "web_editor", "hours_a_month", "is_public")

    owning_unit = UnitField(label=_("Unit that owns it"), required=False, nothing=_("None yet"))
    owner = ColleagueField(
        label=_("Person who answers for it"),
        required=False,
        help_text=_("Begin to write a name and choose from the list."),
    )
    web_editor = ColleagueField(
        label=_("Web editor"), required=False, help_text=_("The one who writes and mends the texts.")
    )

    def __init__(self, *args: Any, target: Catalogue | None = None, **kwargs: Any) -> None:
        super().__init__(*args, target=target, **kwargs)
        UnitChoices([self.initial.get("owning_unit")]).show_in(self.fields["owning_unit"])
        # Half hours are written with a comma.
        self.fields["hours_a_month"].localize = self.fields["hours_a_month"].widget.is_localized = True
        self.fields["hours_a_month"].widget.input_type = "text"
        self.fields["hours_a_month"].widget.attrs["class"] = "input-char-8"
        self.fields["hours_a_month"].help_text = _(
            "Upkeep takes time: 4 to 12 hours a month for a hundred tasks."
        )
