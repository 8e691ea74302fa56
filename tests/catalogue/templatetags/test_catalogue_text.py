from __future__ import annotations

from indgang.catalogue.templatetags.catalogue_text import in_blocks


def test_lines_with_a_dash_become_a_list_between_the_others() -> None:
    assert in_blocks("Vi har brug for:\n- Kort\n-Datoer\n\nTak") == [
        (False, ["Vi har brug for:"]),
        (True, ["Kort", "Datoer"]),
        (False, ["Tak"]),
    ]


def test_nothing_is_no_block() -> None:
    assert in_blocks("") == []
