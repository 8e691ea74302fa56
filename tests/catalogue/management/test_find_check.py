from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from indgang.catalogue.models import CheckQuestion
from tests.small_town import found_town

pytestmark = pytest.mark.django_db


def check(*gold: Path) -> str:
    out = StringIO()
    call_command("find_check", *map(str, gold), stdout=out)
    return out.getvalue()


def test_without_a_file_the_check_questions_are_measured() -> None:
    town = found_town()
    with pytest.raises(CommandError, match="ingen prøvespørgsmål"):
        check()
    CheckQuestion.objects.create(text="fiberkabel").tasks.add(town.digging)
    assert check().splitlines()[0] == "R@1  1.000  [0.207–1.000]  1 af 1"


def test_figures_of_a_municipalitys_own_gold(tmp_path: Path) -> None:
    found_town()
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"text": "fiberkabel", "keys": ["grave"]}\n'
        '{"text": "parasoller", "keys": ["borde"]}\n'
        '{"text": "hul i fortovet", "kle": ["05.12.00"]}\n'
        '{"text": "xyzzy", "keys": ["grave"]}\n',
        encoding="utf-8",
    )
    lines = check(gold).splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["R@1", "0.750"],
        ["R@3", "0.750"],
        ["R@5", "0.750"],
        ["MRR", "0.750"],
    ]
    assert lines[0].endswith("3 af 4")


def test_gold_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nothing\.jsonl"):
        check(tmp_path / "nothing.jsonl")
