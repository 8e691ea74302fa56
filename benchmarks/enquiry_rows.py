"""Many enquiries beside those that are there: ``python -m benchmarks.enquiry_rows NUMBER``, settings as the product.

``NUMBER`` is how many there are when it is done.
Written straight to the database, spread over three years, over the tasks, units, colleagues and companies that are
there: lists have as much to choose among as in a municipality that has used Indgang for long. The newest 300 are open,
however many there are in all: what has been answered over the years makes no more wait.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from indgang.enquiries.models import Enquiry

BATCH = 2000
MOST_OPEN = 300
YEARS = 3


def main(number: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from indgang.enquiries.models import Enquiry, Message  # after the settings are read

    there = Enquiry.objects.count()
    close_earlier()
    rows = list(enquiries(number - there, there))
    kept = Enquiry.objects.bulk_create(rows, batch_size=BATCH)
    Message.objects.bulk_create(
        [Message(enquiry=one, kind="company", text=one.question, written_at=one.received_at) for one in kept],
        batch_size=BATCH,
    )
    analyse()


def close_earlier() -> None:
    """What an earlier call left open: else there would be more of them, and each list longer for that alone."""
    from django.utils import timezone

    from indgang.enquiries.models import OPEN_STATES, Enquiry

    earlier = Enquiry.objects.filter(reference__startswith="B-", state__in=OPEN_STATES)
    earlier.update(
        state="closed", outcome="answered", outcome_text="Det kan I godt.", closed_at=timezone.now(),
        contact_due_at=None,
    )  # fmt: skip


def enquiries(number: int, there: int) -> Iterator[Enquiry]:
    """The same rows for the same numbers, in the order they came in; numbered on from those that are ``there``."""
    from django.utils import timezone

    from indgang.businesses.models import Business
    from indgang.catalogue.models import Task
    from indgang.people.models import Colleague

    chance = random.Random(20260603)
    tasks = list(Task.objects.order_by("pk"))
    colleagues = list(Colleague.objects.filter(leaving_date=None).order_by("pk").values_list("pk", flat=True))
    businesses = list(Business.objects.order_by("pk").values_list("pk", flat=True))
    now = timezone.now()
    span = timedelta(days=YEARS * 365)
    for place in range(number):
        received_at = now - span * (1 - place / number)
        task = chance.choice(tasks)
        stands = {
            "reference": f"B-{there + place:07d}",
            "link_seed": f"bench-{there + place}",
            "channel": chance.choice(("web", "phone")),
            "question": f"Hvordan søger vi om {task.title.lower()} på vores adresse nummer {place}?",
            "summary": f"Hvordan søger vi om {task.title.lower()}",
            "task": task,
            "unit_id": task.answering_unit_id,
            "business_id": chance.choice(businesses),
            "contact_name": "Bente Smed",
            "contact_mail": "bente@smed.example",
            "level": chance.choices(("simple", "medium", "complex"), (6, 3, 1))[0],
            "received_at": received_at,
        }
        yield _enquiry(stands, chance, colleagues, now, is_open=place >= number - MOST_OPEN)


def _enquiry(
    stands: Mapping[str, Any],
    chance: random.Random,
    colleagues: list[int],
    now: datetime,
    *,
    is_open: bool,
) -> Enquiry:
    from indgang.enquiries.models import Enquiry

    received_at: datetime = stands["received_at"]
    holder = {"holder_id": chance.choice(colleagues), "held_since": received_at + timedelta(hours=2)}
    if not is_open:
        ended = min(now, received_at + timedelta(hours=chance.randint(1, 400)))
        return Enquiry(
            **stands,
            **holder,
            state="closed",
            outcome="answered",
            outcome_text="Det kan I godt.",
            first_answered_at=min(ended, received_at + timedelta(hours=chance.randint(1, 30))),
            closed_at=ended,
        )
    due = now + timedelta(hours=chance.randint(-48, 24))
    if chance.random() < 0.2:
        return Enquiry(**stands, state="new", contact_due_at=due)
    state = chance.choice(("held", "held", "waiting"))
    return Enquiry(**stands, **holder, state=state, contact_due_at=due if state == "held" else None)


def analyse() -> None:
    """Databases plan by what they know of the rows; both learn it by themselves in daily use."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]))
