from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

THREADS = 8


class Command(BaseCommand):
    help = "Viser Indgang. På SQLite er det én proces; på PostgreSQL en pr. kerne."
    requires_system_checks: list[str] = []
    stealth_options = ("demo",)  # given by `indgang demo`, never typed

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument(
            "--workers", type=int, default=None, help="processer; kun på PostgreSQL flere end én"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if options.get("demo"):
            os.environ["INDGANG_DEMO"] = "1"
        host = f"[{options['host']}]" if ":" in options["host"] else options["host"]
        self.stdout.write(f"\nIndgang står på http://{host}:{options['port']}/   (stop med Ctrl+C)\n")
        self.stdout.flush()
        serve(host=options["host"], port=options["port"], workers=options["workers"])


def serve(*, host: str, port: int, workers: int | None) -> None:
    from granian import Granian  # loads an event loop that no other command needs
    from granian.constants import Interfaces

    count = 1 if settings.IS_SQLITE else (workers or os.cpu_count() or 1)
    Granian(
        "config.serving:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=count,
        blocking_threads=THREADS,
        backpressure=THREADS * 16,
        websockets=False,
        respawn_failed_workers=True,
    ).serve()
