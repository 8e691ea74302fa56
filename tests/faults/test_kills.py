"""Nothing lost, nothing doubled: whoever submits the form is killed at random points, again and again.

``INDGANG_FAULT_ROUNDS`` says how often; ``make test-faults`` a thousand times on each database.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from tests.faults.databases import ROOT, own_database, run

ROUNDS = int(os.environ.get("INDGANG_FAULT_ROUNDS", "12"))
SEED = 20260603
LONGEST_LIFE = 0.8  # seconds; some ten forms on a quiet machine
KEYS_A_ROUND = 40
LONGEST_ROUND = 10  # seconds; on a busy machine a child may be killed before its first form is taken

MAKE_KEYS = """
import sys; from datetime import timedelta
import django; django.setup()
from django.utils import timezone
from indgang.enquiries.form_keys import new_form_key
earlier = timezone.now() - timedelta(minutes=5)
for _ in range(int(sys.argv[1])):
    print(new_form_key("ask", now=earlier).signed)
"""
COUNT = """
import json
import django; django.setup()
from indgang.enquiries.models import Enquiry, Message
from indgang.shared.models import OutgoingMail
print(json.dumps({
    "enquiries": list(Enquiry.objects.values_list("submission_key", "reference")),
    "messages": list(Message.objects.values_list("enquiry__reference", flat=True)),
    "mails": list(OutgoingMail.objects.values_list("once_key", flat=True)),
}))
"""


@dataclass(frozen=True)
class Outcome:
    """What was acknowledged, key to reference, and what the database holds afterwards."""

    acknowledged: dict[str, str]
    told: list[tuple[str, str]]
    kept: list[tuple[str, str]]
    messages: list[str]
    mails: list[str]
    kills: int


def submit_and_kill(folder: Path, environment: dict[str, str], rounds: int) -> Outcome:
    keys, acknowledged = folder / "keys.txt", folder / "acknowledged.txt"
    keys.write_text(run(["-c", MAKE_KEYS, str(rounds * KEYS_A_ROUND)], environment), encoding="utf-8")
    acknowledged.touch()
    command = [sys.executable, "-m", "tests.faults.submitter", str(keys), str(acknowledged)]
    chance, kills = random.Random(SEED), 0
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as zygote:
        assert zygote.stdin is not None
        assert zygote.stdout is not None
        assert zygote.stdout.readline() == "ready\n"
        deadline = time.monotonic() + rounds * LONGEST_ROUND
        while kills < rounds or (_lines(acknowledged) < rounds // 4 and time.monotonic() < deadline):
            print("go", file=zygote.stdin, flush=True)
            child = int(zygote.stdout.readline())
            time.sleep(chance.uniform(0, LONGEST_LIFE))
            os.kill(child, signal.SIGKILL)
            kills += zygote.stdout.readline() == "ended\n"
        zygote.stdin.close()
    told = [(line.split()[0], line.split()[1]) for line in acknowledged.read_text("utf-8").splitlines()]
    counted = json.loads(run(["-c", COUNT], environment))
    kept = [(key, reference) for key, reference in counted["enquiries"]]
    return Outcome(dict(told), told, kept, counted["messages"], counted["mails"], kills)


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("faults")
    with own_database(folder, tmp_path_factory) as environment:
        found = submit_and_kill(folder, environment, ROUNDS)
        if settings.IS_SQLITE:
            with closing(sqlite3.connect(folder / "faults.sqlite3")) as kept:
                assert kept.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return found


def nonce_of(signed: str) -> str:
    return signed.split(".", maxsplit=1)[0]


def test_somebody_was_killed_and_something_was_received(outcome: Outcome) -> None:
    """Else the other tests would show nothing."""
    assert outcome.kills >= ROUNDS
    assert len(outcome.acknowledged) >= ROUNDS // 4


def test_every_acknowledged_enquiry_is_there_exactly_once(outcome: Outcome) -> None:
    kept = [key for key, _reference in outcome.kept]
    assert len(kept) == len(set(kept))
    stands = dict(outcome.kept)
    assert {key: stands.get(nonce_of(key)) for key in outcome.acknowledged} == outcome.acknowledged


def test_one_form_has_one_reference_however_often_it_was_sent(outcome: Outcome) -> None:
    assert len(outcome.told) == len(outcome.acknowledged)


def test_nothing_is_there_that_was_not_sent(outcome: Outcome) -> None:
    """At most the one that was on its way at each kill is there without having been acknowledged; it was sent again."""
    acknowledged = {nonce_of(key) for key in outcome.acknowledged}
    unacknowledged = [key for key, _reference in outcome.kept if key not in acknowledged]
    assert len(unacknowledged) <= 1  # only the last: the others were sent once more, and acknowledged then


def test_each_has_its_words_its_receipt_and_its_notice_once(outcome: Outcome) -> None:
    references = [reference for _key, reference in outcome.kept]
    assert sorted(outcome.messages) == sorted(references)
    assert len(outcome.mails) == len(set(outcome.mails)) == 2 * len(references)
