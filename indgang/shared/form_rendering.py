"""Draws Django's forms as DKFDS wants them: a page writes only ``{{ form }}`` or ``{{ form.name.as_field_group }}``."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField, widgets
from django.forms.renderers import TemplatesSetting
from django.utils.functional import cached_property

CLASS_OF_WIDGET: tuple[tuple[type[widgets.Widget], str], ...] = (
    (widgets.CheckboxSelectMultiple, "form-checkbox"),
    (widgets.RadioSelect, "form-radio"),
    (widgets.CheckboxInput, "form-checkbox"),
    (widgets.Select, "form-select"),
    (widgets.FileInput, "form-file"),
    (widgets.Textarea, "form-input"),
    (widgets.Input, "form-input"),
)
UNSHOWABLE = dict.fromkeys((0, *range(55296, 57344)), "�")


class DkfdsBoundField(BoundField):
    """A field that knows its DKFDS classes and names its hint and its error to those who listen."""

    @cached_property
    def kind(self) -> str:
        """Which of the templates' ways of drawing the field needs: ``list``, ``checkbox``, ``date`` or ``plain``."""
        widget = self.field.widget
        if isinstance(widget, widgets.RadioSelect | widgets.CheckboxSelectMultiple):
            return "list"
        if isinstance(widget, widgets.CheckboxInput):
            return "checkbox"
        return "date" if isinstance(widget, widgets.DateInput) else "plain"

    @property
    def first_control_id(self) -> str:
        """Where a link in the error summary lands."""
        return f"{self.auto_id}_0" if self.kind == "list" else self.auto_id

    def css_classes(self, extra_classes: Any = None) -> str:
        classes = ["form-group"]
        if self.errors:
            classes.append("form-error")
        if extra_classes:
            classes.extend(extra_classes.split() if isinstance(extra_classes, str) else extra_classes)
        return " ".join(classes)

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: widgets.Widget | None = None
    ) -> dict[str, Any]:
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        own_class = next((name for kind, name in CLASS_OF_WIDGET if isinstance(widget, kind)), "")
        names = f"{own_class} {widget.attrs.get('class', '')} {built.get('class', '')}".split()
        if names and not widget.is_hidden:
            built["class"] = " ".join(dict.fromkeys(names))
        # A browser cuts a pasted text at maxlength without a word; our own message tells how much too long it is.
        if "maxlength" in widget.attrs:
            built["maxlength"] = False
        return built

    def value(self) -> Any:
        """What was typed, with a mark in place of the characters that no page can hold."""
        value = super().value()
        return value.translate(UNSHOWABLE) if isinstance(value, str) else value


class DkfdsRenderer(TemplatesSetting):
    form_template_name = "shared/forms/form.html"
    formset_template_name = "shared/forms/formset.html"
    field_template_name = "shared/forms/field.html"
    bound_field_class = DkfdsBoundField
