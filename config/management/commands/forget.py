from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from config.retention import RETENTION


class Command(BaseCommand):
    help = "Sletter det, der er ældre, end det må være. Kør den hver nat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="fortæl kun, hvor meget det ville være")

    def handle(self, *_args: Any, **options: Any) -> None:
        now = timezone.localtime()
        with transaction.atomic():
            for row in RETENTION:
                self.stdout.write(f"{row.forget(now):>6}  {row.what}")
            transaction.set_rollback(options["dry_run"])
        self.stdout.write("Intet er slettet endnu." if options["dry_run"] else "Det er slettet.")
