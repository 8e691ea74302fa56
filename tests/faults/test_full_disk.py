"""A full disk: the form answers 503 with the phone number, keeps the text, and heals when there is room again.

A small file system in memory stands for the disk; making one takes root, on Linux. Where nobody is root, or may become
it unasked, the test is left out; with ``INDGANG_REQUIRE_FULL_DISK=1``, as where a change must pass, it fails instead.
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
SIZE = f"{16 + ROUNDS}m"  # what is received in a round, some 0.4 MB, has to find room beside the ballast of the next
PHONE = "19 55 24 10"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    as_root = [] if os.geteuid() == 0 else [shutil.which("sudo") or "sudo", "-n"]
    try:
        subprocess.run(
            [*as_root, "mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as fault:
        told = f"A file system in memory can only be made by root on Linux: {fault}"
        if os.environ.get("INDGANG_REQUIRE_FULL_DISK") == "1":
            pytest.fail(told)
        pytest.skip(told)
    try:
        yield disk
    finally:
        subprocess.run([*as_root, "umount", str(disk)], check=True)


def test_a_full_disk_loses_nothing_and_keeps_what_was_typed(
    small_disk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with own_database(small_disk, tmp_path_factory) as environment:
        command = [sys.executable, "-m", "tests.faults.filler", str(small_disk), str(ROUNDS), PHONE]
        done = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    assert told["answers"] == [[503, True, True], [302]] * ROUNDS
    assert sorted(told["acknowledged"]) == sorted(told["kept"])
    assert len(told["acknowledged"]) >= ROUNDS
    assert told["state"] == "ok"
