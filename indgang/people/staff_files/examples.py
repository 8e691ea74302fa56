from __future__ import annotations

from indgang.people.staff_files.columns import HEADINGS, Kind
from indgang.shared.csv_files import as_danish_csv

EXAMPLE_NAMES = {Kind.UNITS: "enheder", Kind.COLLEAGUES: "medarbejdere"}
EXAMPLES: dict[Kind, tuple[dict[str, str], ...]] = {
    Kind.UNITS: (
        {"external_id": "100", "name": "Teknik og Miljø", "phone": "19 55 01 00", "place": "Rådhuset"},
        {
            "external_id": "110",
            "name": "Byg",
            "parent": "100",
            "leader": "1001",
            "mail": "byg@hvidklit.example",
            "place": "Rådhuset, 2. sal",
        },
    ),
    Kind.COLLEAGUES: (
        {
            "external_id": "1001",
            "name": "Åse Østergård",
            "title": "Afdelingsleder",
            "units": "110",
            "phone": "19 55 10 01",
            "mail": "aase.oestergaard@hvidklit.example",
            "place": "Rådhuset, 2. sal",
            "working_hours": "Mandag–torsdag 8–15",
        },
        {
            "external_id": "1002",
            "name": "Bo Kær",
            "title": "Byggesagsbehandler",
            "units": "110, 100",
            "phone": "19 55 10 02",
            "mobile": "19 66 10 02",
            "mail": "bo.kaer@hvidklit.example",
            "place": "Rådhuset, 2. sal",
            "ask_about": "Altaner og carporte",
            "leaving_date": "31-12-2035",
        },
    ),
}


def example_file(kind: Kind) -> bytes:
    headings = [names[0] for names in HEADINGS[kind].values()]
    lines = [[values.get(field, "") for field in HEADINGS[kind]] for values in EXAMPLES[kind]]
    return as_danish_csv([headings, *lines])
