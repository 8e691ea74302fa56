from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from indgang.people.models import Role
from indgang.shared.refusable_forms import RefusableForm

WHAT_A_ROLE_MAY = {
    Role.ENTRANCE: _("answers the one phone: may note that anybody is away"),
    Role.CATALOGUE_EDITOR: _(
        "keeps the catalogue, the units and the colleagues in order, and sees the history"
    ),
    Role.SECRETARY: _("prepares the steering group's meetings: sees the gaps and the history"),
    Role.ADMINISTRATOR: _("may everything: lets people in, gives roles, imports, describes the municipality"),
}


class RolesForm(RefusableForm):
    roles = forms.TypedMultipleChoiceField(
        label=_("Roles"),
        required=False,
        coerce=Role,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Everybody who may sign in finds tasks and colleagues. A leader is named on the unit instead."
        ),
    )

    def __init__(self, sent: QueryDict | None = None, *, roles: Iterable[str]) -> None:
        super().__init__(sent, initial={"roles": sorted(roles)})
        field: Any = self.fields["roles"]
        field.choices = [(role.value, f"{role.label}: {WHAT_A_ROLE_MAY[role]}") for role in Role]
