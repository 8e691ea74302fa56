"""“Did you meet?” is asked once by mail, some days before coffee is drawn again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from indgang.people.queries import colleagues_at_work
from indgang.relations.notices.coffee import post_question
from indgang.relations.queries.coffee import round_to_ask_about, unanswered_in
from indgang.relations.queries.settings import the_setting


def ask_whether_met(*, now: datetime) -> int:
    """Asks those of the last drawing of whom nobody has told yet; returns how many mails.

    A drawing is asked about once, whole or not at all, so the job may be cut off and begun anew. Whoever has left is
    not asked.
    """
    today = timezone.localdate(now)
    drawn = round_to_ask_about(today) if the_setting().is_on else None
    if drawn is None:
        return 0
    at_work = set(colleagues_at_work(today).values_list("pk", flat=True))
    with transaction.atomic():
        mails = sum(post_question(pair, at_work=at_work, now=now) for pair in unanswered_in(drawn))
        drawn.asked_date = today
        drawn.save(update_fields=["asked_date"])
    return mails
