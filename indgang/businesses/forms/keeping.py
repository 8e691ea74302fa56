from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.businesses.models import Business, BusinessContact, ProductionUnit
from indgang.businesses.number_fields import CvrField, PNumberField
from indgang.people.forms.colleague_choice import ColleagueField
from indgang.people.forms.of_model import FormOfModel


class BusinessForm(FormOfModel):
    """Who the company is."""

    model = Business
    model_fields = (
        "name", "cvr", "town", "is_rural", "size", "industry_text", "industry_code", "phone", "mail", "website",
    )  # fmt: skip

    cvr = CvrField(label=_("CVR number"), required=False)


class EndingForm(FormOfModel):
    model = Business
    model_fields = ("ended_date",)


class ContactPersonForm(FormOfModel):
    model = Business
    model_fields = ("contact_person",)

    contact_person = ColleagueField(
        label=_("Fixed contact person"),
        required=False,
        help_text=_("Begin to write a name and choose from the list. Leave it empty for nobody."),
    )


class ContactForm(FormOfModel):
    """Somebody at the company."""

    model = BusinessContact
    model_fields = ("name", "title", "phone", "mail")


class ProductionUnitForm(FormOfModel):
    """A place where the company does its work."""

    model = ProductionUnit
    model_fields = ("p_number", "name", "address", "town")

    p_number = PNumberField(label=_("P-number"))


class RegisterForm(forms.Form):
    """Which company to ask the CVR register about."""

    cvr = CvrField(label=_("CVR number"), required=False)
