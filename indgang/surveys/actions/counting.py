"""Counting answers that nobody's name, number or moment is tied to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import F

from indgang.people.staff_files.cells import without_person_numbers
from indgang.shared.actions.counting import count_change
from indgang.surveys.actions.answering import LONGEST_COMMENT
from indgang.surveys.models import Remark, Tally


def count_answer(
    *, area: str, target_key: str, asked_date: date, choices: Mapping[str, str], remark: str
) -> None:
    """Adds one to each choice made (question → choice), and keeps the remark apart from them.

    The area that asks has seen to it that nobody is counted twice, and that question and choice are its own. No event
    is written, as history would tell the moment.
    """
    with transaction.atomic():
        count_change(topic="surveys")
        for question, choice in sorted(choices.items()):
            tally, _is_new = Tally.objects.get_or_create(
                area=area,
                target_key=target_key,
                question=question,
                choice=choice,
                defaults={"asked_date": asked_date},
            )
            Tally.objects.filter(pk=tally.pk).update(number=F("number") + 1)
        kept = without_person_numbers(remark).strip()[:LONGEST_COMMENT]
        if kept:
            Remark.objects.create(area=area, target_key=target_key, text=kept, asked_date=asked_date)
