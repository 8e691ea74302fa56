from __future__ import annotations

from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand

from indgang.catalogue.actions.learning import UnableToLearn, learn_from_catalogue


class Command(BaseCommand):
    help = "Lærer af katalogets ord og spørgsmål, så der findes bedre. Springer over, når intet er nyt."

    def handle(self, *_args: Any, **options: Any) -> None:
        begun = perf_counter()
        try:
            lesson = learn_from_catalogue()
        except UnableToLearn as refused:
            # A catalogue that is still empty is no fault, and no reason for the night's work to end badly.
            self.stdout.write(refused.reason)
            return
        seconds = f"{perf_counter() - begun:.1f}".replace(".", ",")
        told = f"{lesson.texts} tekster om {lesson.keys} opgaver og andre indgange"
        self.stdout.write(
            f"Lært af {told} ({seconds} s)." if lesson.is_new else f"Intet nyt siden sidst: {told}."
        )
