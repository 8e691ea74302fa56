from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    UNITS = "units"
    COLLEAGUES = "colleagues"

    @property
    def label(self) -> str:
        return str(KIND_LABELS[self])


KIND_LABELS = {Kind.UNITS: _("Units"), Kind.COLLEAGUES: _("Colleagues")}

# The words that municipalities head their columns with; the first is the one we write ourselves. Spaces, hyphens
# and capitals do not count.
HEADINGS: dict[Kind, dict[str, tuple[str, ...]]] = {
    Kind.UNITS: {
        "external_id": (
            *("Id", "Enhedsid", "Enhedsnr", "Enhedsnummer", "Enhedskode", "Orgid", "Nummer", "Nr", "Kode"),
            "Organisationsid",
        ),
        "name": ("Navn", "Enhedsnavn", "Enhed", "Afdeling", "Afdelingsnavn", "Name"),
        "parent": (
            *(
                "Overordnet",
                "Overordnet enhed",
                "Overordnet id",
                "Overordnet enheds id",
                "Overenhed",
                "Hører under",
            ),
            *("Under", "Forælder", "Parent"),
        ),
        "leader": (
            "Leder",
            "Leder id",
            "Ledernr",
            "Leders nummer",
            "Leders medarbejdernr",
            "Chef",
            "Manager",
        ),
        "phone": ("Telefon", "Direkte telefon", "Telefonnummer", "Tlf", "Tlfnr", "Hovednummer", "Phone"),
        "mail": ("Mail", "E-mail", "Mailadresse", "E-mailadresse", "Hovedpostkasse"),
        "place": ("Sted", "Adresse", "Lokation", "Arbejdssted", "Placering"),
    },
    Kind.COLLEAGUES: {
        "external_id": (
            *("Id", "Medarbejdernr", "Medarbejdernummer", "Medarbejderid", "Nummer", "Nr", "Tjenestenummer"),
            *("Tjenestenr", "Lønnummer", "Lønnr", "Personaleid", "Brugerid", "Initialer", "Employee id"),
        ),
        "name": ("Navn", "Fulde navn", "Medarbejdernavn", "Medarbejder", "Visningsnavn", "Name"),
        "title": ("Titel", "Stilling", "Stillingsbetegnelse", "Title"),
        "units": (
            *(
                "Enhed",
                "Enheder",
                "Enhedsid",
                "Enhedsnr",
                "Enhedsnummer",
                "Enhedsnavn",
                "Enhedskode",
                "Afdeling",
            ),
            *("Orgid", "Organisationsid", "Unit"),
        ),
        "phone": (
            *("Direkte telefon", "Telefon", "Telefonnummer", "Direkte nummer", "Lokalnummer", "Tlf", "Tlfnr"),
            "Phone",
        ),
        "mobile": ("Mobil", "Mobiltelefon", "Mobilnummer", "Mobilnr", "Mobiltlf", "Mobile"),
        "mail": ("Mail", "E-mail", "Mailadresse", "E-mailadresse"),
        "place": ("Sted", "Arbejdssted", "Adresse", "Lokation", "Kontor", "Placering"),
        "working_hours": ("Arbejdstid", "Arbejdstider", "Træffetid", "Træffes"),
        "ask_about": ("Spørg om", "Spørg mig om", "Kan spørges om", "Spørg"),
        "leaving_date": (
            *("Sidste dag", "Fratrædelsesdato", "Fratrædelse", "Fratrådt", "Fratræder", "Slutdato"),
            "Sidste arbejdsdag",
        ),
    },
}

# Headings only one of the kinds has tell which kind a list is.
TELLING = {
    Kind.UNITS: {"parent", "leader"},
    Kind.COLLEAGUES: {"title", "units", "mobile", "working_hours", "ask_about", "leaving_date"},
}
NAMED_IN = {
    Kind.UNITS: ("enhed", "organisation", "afdeling"),
    Kind.COLLEAGUES: ("medarbejder", "kolleg", "ansat"),
}
OF_PERSON_NUMBERS = re.compile(r"cpr(nr|nummer)?|person(nr|nummer)")
ASCII_SPELLINGS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def bare(heading: str) -> str:
    """The heading without what people vary: capitals, spaces, hyphens, and how æ, ø and å are written."""
    text = unicodedata.normalize("NFC", heading).casefold().translate(ASCII_SPELLINGS)
    return "".join(c for c in text if c.isalnum())


FIELDS = {
    kind: {bare(heading): field for field, headings in fields.items() for heading in headings}
    for kind, fields in HEADINGS.items()
}


def own_heading(kind: Kind, field: str) -> str:
    return HEADINGS[kind][field][0]


def is_for_person_numbers(heading: str) -> bool:
    return OF_PERSON_NUMBERS.fullmatch(bare(heading)) is not None


def fields_of(kind: Kind, headings: Sequence[str]) -> list[str | None]:
    """The field of each heading; nothing where we do not know the word."""
    return [FIELDS[kind].get(bare(heading)) for heading in headings]


def known_headings(headings: Sequence[str]) -> int:
    """How many headings we know, as the kind of list that fits best."""
    return max(sum(field is not None for field in fields_of(kind, headings)) for kind in Kind)


def told_kind(headings: Sequence[str], *names: str) -> Kind | None:
    """What the list is of: told by its headings, else by the first of the names (sheet, file) that says it."""
    if numbers_colleagues(headings):
        return Kind.COLLEAGUES
    told = {kind: len(TELLING[kind] & set(fields_of(kind, headings))) for kind in Kind}
    # A list of units may head the unit's own number and name "Enhed"; that alone does not make it one of people.
    if told[Kind.UNITS] and told[Kind.COLLEAGUES] <= 1:
        return Kind.UNITS
    if told[Kind.COLLEAGUES] > told[Kind.UNITS]:
        return Kind.COLLEAGUES
    saying = ((kind, name.casefold()) for name in names for kind in Kind)
    return next((kind for kind, name in saying if any(word in name for word in NAMED_IN[kind])), None)


def numbers_colleagues(headings: Sequence[str]) -> bool:
    """Whether a heading can only be a colleague's number, such as "Medarbejdernr"."""
    of_unit, of_colleague = fields_of(Kind.UNITS, headings), fields_of(Kind.COLLEAGUES, headings)
    return any(c == "external_id" and u is None for u, c in zip(of_unit, of_colleague, strict=True))
