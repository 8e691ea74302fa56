from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Det, der skal ske hver nat: glem det, der er ældre, end det må være, og lær af katalogets nye ord."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        call_command("forget", stdout=self.stdout)
        call_command("learn", stdout=self.stdout)
