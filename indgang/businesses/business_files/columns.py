from __future__ import annotations

from collections.abc import Sequence

from indgang.people.staff_files.columns import bare

# The words that lists of companies head their columns with; the first is the one we write ourselves. Spaces, hyphens
# and capitals do not count.
HEADINGS: dict[str, tuple[str, ...]] = {
    "cvr": ("CVR", "CVR-nummer", "CVR nr", "CVR-nr.", "Virksomhedens CVR-nummer"),
    "name": ("Navn", "Virksomhed", "Virksomhedsnavn", "Virksomhedens navn", "Firma", "Firmanavn"),
    "size": ("Ansatte", "Antal ansatte", "Antal medarbejdere", "Medarbejdere", "Størrelse", "Årsværk"),
    "industry_code": ("Branchekode", "Hovedbranche kode", "Hovedbranchekode", "Branche nr", "DB07"),
    "industry_text": ("Branche", "Branchetekst", "Hovedbranche", "Hovedbranche tekst", "Branchenavn"),
    "town": ("By", "Postdistrikt", "Bynavn", "Postby", "Virksomhedens by"),
    "is_rural": ("På landet", "Landdistrikt", "Landområde", "I landdistrikt"),
    "phone": ("Telefon", "Telefonnummer", "Tlf", "Tlfnr", "Hovednummer"),
    "mail": ("Mail", "E-mail", "Mailadresse", "E-mailadresse", "Emailadresse"),
    "website": ("Hjemmeside", "Web", "Website", "Webadresse", "www"),
    "ended_date": ("Ophørt", "Ophørsdato", "Ophørt fra", "Slutdato"),
    "p_number": ("P-nummer", "P-nr", "Pnr", "Produktionsenhedsnummer", "P-enhedsnummer"),
    "unit_name": (
        "P-enhedens navn",
        "Produktionsenhed",
        "P-enhed",
        "P-enhedsnavn",
        "Produktionsenhedens navn",
    ),
    "address": ("P-enhedens adresse", "Adresse", "Vejnavn og nr", "Gade", "Vej", "Beliggenhed"),
    "unit_town": ("P-enhedens by", "P-enhedens postdistrikt", "Produktionsenhedens by"),
}
UNIT_FIELDS = {"p_number": "p_number", "unit_name": "name", "address": "address", "unit_town": "town"}
BUSINESS_FIELDS = tuple(field for field in HEADINGS if field not in UNIT_FIELDS)

FIELDS = {bare(heading): field for field, headings in HEADINGS.items() for heading in headings}


def own_heading(field: str) -> str:
    return HEADINGS[field][0]


def fields_of(headings: Sequence[str]) -> list[str | None]:
    """The field of each heading; nothing where we do not know the word."""
    return [FIELDS.get(bare(heading)) for heading in headings]


def known_headings(headings: Sequence[str]) -> int:
    return sum(field is not None for field in fields_of(headings))
