"""A full disk: the form answers 503 with the phone number, keeps the text, and heals when there is room again.

A small file system in memory stands for the disk; making one takes root, on Linux.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.faults.databases import ROOT, own_database

pytestmark = pytest.mark.skipif(not settings.IS_SQLITE, reason="PostgreSQL's disk is its server's.")

ROUNDS = max(2, int(os.environ.get("INDGANG_FAULT_ROUNDS", "12")) // 10)
SIZE = "16m"
PHONE = "19 55 24 10"

FILL = """
import json, os, sys
from datetime import timedelta
from pathlib import Path
import django; django.setup()
from django.db import connection
from django.test import Client
from django.utils import timezone
from indgang.enquiries.form_keys import new_form_key
from indgang.enquiries.models import Enquiry
from tests.faults.submitter import address, form

disk, rounds = Path(sys.argv[1]), int(sys.argv[2])
ballast, client, told = disk / "ballast", Client(raise_request_exception=False), []
acknowledged, refusals, place = [], [], 0


def submit():
    global place
    place += 1
    key = new_form_key("ask", now=timezone.now() - timedelta(minutes=5)).signed
    return client.post("/henvendelse/", form(key, place), REMOTE_ADDR=address(place))


def fill():
    with ballast.open("ab") as file:
        try:
            while True:
                file.write(bytes(4096)); file.flush()
        except OSError:
            pass


for _round in range(rounds):
    fill()
    for _try in range(400):
        answer = submit()
        if answer.status_code != 302:
            break
        acknowledged.append(answer["Location"].split("/")[2])
    text = answer.content.decode()
    refusals.append([answer.status_code, sys.argv[3] in text, f"Det er nummer {place}." in text])
    ballast.unlink()
    healed = submit()
    refusals.append([healed.status_code])
    acknowledged.append(healed["Location"].split("/")[2])
with connection.cursor() as cursor:
    cursor.execute("PRAGMA integrity_check")
    state = cursor.fetchone()[0]
kept = list(Enquiry.objects.values_list("reference", flat=True))
print(json.dumps({"acknowledged": acknowledged, "kept": kept, "refusals": refusals, "state": state}))
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    made = (
        mount
        and umount
        and subprocess.run(
            [mount, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)], check=False, capture_output=True
        )
    )
    if not made or made.returncode:
        pytest.skip("A file system in memory can only be made by root on Linux.")
    try:
        yield disk
    finally:
        subprocess.run([str(umount), str(disk)], check=True)


def test_a_full_disk_loses_nothing_and_keeps_what_was_typed(small_disk: Path) -> None:
    with own_database(small_disk) as environment:
        command = [sys.executable, "-c", FILL, str(small_disk), str(ROUNDS), PHONE]
        done = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    assert told["refusals"] == [[503, True, True], [302]] * ROUNDS
    assert sorted(told["acknowledged"]) == sorted(told["kept"])
    assert len(told["acknowledged"]) >= ROUNDS
    assert told["state"] == "ok"
