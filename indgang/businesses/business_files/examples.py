from __future__ import annotations

from indgang.businesses.business_files.columns import HEADINGS
from indgang.shared.csv_files import as_danish_csv

EXAMPLES: tuple[dict[str, str], ...] = (
    {
        "cvr": "99000007",
        "name": "Klit Smede og Montage ApS",
        "size": "14",
        "industry_code": "251100",
        "industry_text": "Fremstilling af metalkonstruktioner",
        "town": "Hvidklit",
        "is_rural": "nej",
        "phone": "19 70 10 01",
        "mail": "kontor@klitsmede.example",
        "website": "https://www.klitsmede.example",
    },
    {
        "cvr": "99000015",
        "name": "Østerlund Gårdbutik",
        "size": "2",
        "industry_code": "472100",
        "industry_text": "Detailhandel med frugt og grønt",
        "town": "Østerlund",
        "is_rural": "ja",
        "phone": "19 70 10 02",
        "mail": "hej@oesterlund.example",
        "p_number": "9900000001",
        "unit_name": "Butikken på gården",
        "address": "Markvej 2",
        "unit_town": "Østerlund",
    },
)


def example_file() -> bytes:
    headings = [names[0] for names in HEADINGS.values()]
    lines = [[values.get(field, "") for field in HEADINGS] for values in EXAMPLES]
    return as_danish_csv([headings, *lines])
