"""The weekly board comes to those who keep the entrance, for weeks in which nobody looks at it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from indgang.enquiries.clocks import is_working_day
from indgang.enquiries.notices.board import post_board
from indgang.enquiries.queries.board import board_for
from indgang.enquiries.queries.days import own_closing_days
from indgang.enquiries.queries.receivers import colleagues_at_entrance, keepers_of_entrance
from indgang.enquiries.rules import may_see_board
from indgang.people.models import Colleague, User


def mail_board(*, now: datetime) -> int:
    """On the first working day of each week, once however often it is run; returns how many got it."""
    today = timezone.localdate(now)
    if not _begins_the_week(today):
        return 0
    with transaction.atomic():
        mails = [
            post_board(reader, board_for(user, now), now=now) for reader, user in _readers_of_board(today)
        ]
    return sum(mail is not None for mail in mails)


def _begins_the_week(today: date) -> bool:
    is_closed = own_closing_days()
    days_before = (today - timedelta(days=day) for day in range(1, today.weekday() + 1))
    return is_working_day(today, is_closed) and not any(is_working_day(day, is_closed) for day in days_before)


def _readers_of_board(today: date) -> list[tuple[Colleague, User]]:
    """Those who keep the entrance, if they may see the board; where none of them may, those who answer there."""
    return _may_see(keepers_of_entrance(today)) or _may_see(colleagues_at_entrance(today))


def _may_see(colleagues: Sequence[Colleague]) -> list[tuple[Colleague, User]]:
    users = {
        user.colleague_id: user
        for user in User.objects.filter(colleague__in=colleagues, is_active=True).order_by("pk")
        if may_see_board(user)
    }
    return [(one, users[one.pk]) for one in colleagues if one.mail and one.pk in users]
