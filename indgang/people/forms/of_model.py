"""Plain forms made from a model's own fields: they give clean values to an act, where a ModelForm changes the thing."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.forms.models import fields_for_model

from indgang.history.forms import VersionedForm
from indgang.history.models import Recorded
from indgang.people.forms.colleague_choice import ChoosesColleagues
from indgang.shared.fields import form_field_for
from indgang.shared.refusable_forms import RefusableForm


class FormOfModel(ChoosesColleagues, VersionedForm, RefusableForm):
    """A field for each name of ``model_fields``; what a subclass declares itself goes before the model's own."""

    model: ClassVar[type[models.Model]]
    model_fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, target: Recorded | None = None, **kwargs: Any) -> None:
        stands = {name: getattr(target, name) for name in self.model_fields} if target else {}
        kwargs["initial"] = stands | (kwargs.get("initial") or {})
        super().__init__(*args, target_key=target.history_key if target else "", **kwargs)
        undeclared = [name for name in self.model_fields if name not in self.fields]
        self.fields |= fields_for_model(self.model, undeclared, formfield_callback=form_field_for)
        self.order_fields(self.model_fields)

    def values(self) -> dict[str, Any]:
        """What was typed, by the model's names, without what the sender left alone while others changed it."""
        names = [name for name in self.model_fields if name in self.fields and name not in self.left_alone]
        return {name: self.cleaned_data[name] for name in names}
