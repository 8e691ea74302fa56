from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from indgang.shared.models import ChangeCounter, OutgoingMail, ScheduledRun
from indgang.shared.models.outgoing_mail import LATE_AFTER

TABLE = ChangeCounter._meta.db_table


def change_number(topics: Collection[str]) -> int:
    """One number that moves whenever any of the topics does.

    Asked at every page that is derived from the database, so it is asked straight: a tenth of the time.
    """
    places = ", ".join(["%s"] * len(topics))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT SUM(number) FROM {TABLE} WHERE topic IN ({places})", list(topics))  # noqa: S608 – no value
        total = cursor.fetchone()[0]
    return int(total or 0)


def unsent_mail(now: datetime) -> QuerySet[OutgoingMail]:
    """What has not left five minutes after it was due, the oldest first; what was given up too."""
    late = OutgoingMail.objects.filter(sent_at=None, emptied_at=None, due_at__lte=now - LATE_AFTER)
    return late.order_by("due_at", "pk")


def scheduled_runs() -> QuerySet[ScheduledRun]:
    """What runs by itself, by name."""
    return ScheduledRun.objects.order_by("name")
