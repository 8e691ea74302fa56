"""Fills the disk its database lies on and submits the public form: ``python -m tests.faults.filler DISK ROUNDS PHONE``.

Prints a JSON object: what was acknowledged, what is kept, how each full disk was answered, and whether the database is
whole afterwards.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.submitter import address, form

if TYPE_CHECKING:
    from django.test import Client

MOST_BEFORE_FULL = 400
BLOCK = bytes(4096)
ROOM_LEFT = 400_000  # bytes


def main(disk: Path, rounds: int, phone: str) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.db import connection
    from django.test import Client

    from indgang.enquiries.models import Enquiry

    client = Client(raise_request_exception=False)
    client.get("/henvendelse/")  # the process has been in use, and knows the phone number
    acknowledged: list[str] = []
    answers: list[list[int | bool]] = []
    places = itertools.count()
    for _round in range(rounds):
        fill(disk / "ballast")
        answers.append(until_full(client, places, acknowledged, phone))
        (disk / "ballast").unlink()
        status, _text, reference = submit(client, next(places))
        answers.append([status])
        acknowledged += [reference] if reference else []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        state = cursor.fetchone()[0]
    kept = list(Enquiry.objects.values_list("reference", flat=True))
    print(json.dumps({"acknowledged": acknowledged, "kept": kept, "answers": answers, "state": state}))


def until_full(
    client: Client, places: Iterator[int], acknowledged: list[str], phone: str
) -> list[int | bool]:
    """Submits until one is refused; its status, and whether the page shows the phone number and what was typed."""
    for place in itertools.islice(places, MOST_BEFORE_FULL):
        status, text, reference = submit(client, place)
        if reference is None:
            return [status, phone in text, f"Det er nummer {place}." in text]
        acknowledged.append(reference)
    return []


def submit(client: Client, place: int) -> tuple[int, str, str | None]:
    """The status, the page, and the reference of the receipt where there is one."""
    from django.utils import timezone

    from indgang.enquiries.form_keys import new_form_key

    key = new_form_key("ask", now=timezone.now() - timedelta(minutes=5)).signed
    answer = client.post("/henvendelse/", form(key, place), REMOTE_ADDR=address(place))
    reference = answer["Location"].split("/")[2] if answer.status_code == 302 else None
    return answer.status_code, answer.content.decode(), reference


def fill(ballast: Path) -> None:
    """All of the disk but a little: the forms fill the rest."""
    with suppress(OSError), ballast.open("ab") as file:
        while True:
            file.write(BLOCK)
            file.flush()
    with ballast.open("ab") as file:
        file.truncate(max(0, ballast.stat().st_size - ROOM_LEFT))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
