"""A process that submits the public form until it is killed: ``python -m tests.faults.submitter KEYS ACKNOWLEDGED``.

It sets Django up once, and then forks a child for each line it reads: a child that is killed is followed by another
within milliseconds. The child sends the forms whose keys stand in the file KEYS from the first that is not
acknowledged on, and writes each key and the reference its receipt gave to the file ACKNOWLEDGED.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(keys_file: Path, acknowledged_file: Path) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    warm_up()
    print("ready", flush=True)
    for _line in sys.stdin:
        child = os.fork()
        if not child:
            submit_all(keys_file, acknowledged_file)
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


def warm_up() -> None:
    """What every process derives once is derived before the first fork; the connection is the child's own."""
    from django.db import connections
    from django.test import Client
    from django.utils import timezone

    from indgang.catalogue.queries.task_index import task_index

    task_index(timezone.localdate())
    Client().get("/henvendelse/")
    connections.close_all()


def submit_all(keys_file: Path, acknowledged_file: Path) -> None:
    from django.test import Client

    keys = keys_file.read_text(encoding="utf-8").split()
    done = {line.split()[0] for line in acknowledged_file.read_text(encoding="utf-8").splitlines()}
    acknowledged = os.open(acknowledged_file, os.O_WRONLY | os.O_APPEND)
    client = Client()
    for place, key in enumerate(keys):
        if key in done:
            continue
        answer = client.post("/henvendelse/", form(key, place), REMOTE_ADDR=address(place))
        if answer.status_code == 302:
            reference = answer["Location"].split("/")[2]
            os.write(acknowledged, f"{key} {reference}\n".encode())


def form(key: str, place: int) -> dict[str, str]:
    return {
        "key": key,
        "question": f"Må vi stille et skilt op ved vejen? Det er nummer {place}.",
        "company": "Smedjen",
        "contact_name": "Bente Smed",
        "contact_mail": f"bente{place}@smed.example",
        "contact_phone": "",
        "fax": "",
    }


def address(place: int) -> str:
    """Each from a network of its own: one network may not send thousands."""
    return f"10.{place >> 16 & 255}.{place >> 8 & 255}.{place & 255}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
