from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indgang.catalogue.queries.checking import gold_questions
from indgang.catalogue.queries.finding import find_tasks
from indgang.finding.measuring import Figures, Found, GoldQuestion, measure, read_gold


class Command(BaseCommand):
    help = "Måler på kommunens eget facit, hvor tit den rigtige opgave står først, blandt de tre og blandt de fem."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "gold",
            nargs="?",
            help='JSON-linjer: {"text": …, "keys": [opgavens adresse, …], "kle": [numre]}; ellers jeres prøvespørgsmål',
        )

    def handle(self, *args: Any, **options: Any) -> None:
        gold = self._read(options["gold"]) if options["gold"] else gold_questions()
        if not gold:
            raise CommandError(
                "Der er ingen prøvespørgsmål at måle på. Skriv nogle på siden Ord, eller nævn en fil."
            )
        self._show(measure(gold, self._ask))

    def _read(self, name: str) -> list[GoldQuestion]:
        try:
            return read_gold(Path(name).read_text(encoding="utf-8").splitlines())
        except (OSError, ValueError) as fault:
            raise CommandError(str(fault)) from fault

    def _ask(self, text: str) -> list[Found]:
        found = find_tasks(text, today=timezone.localdate(), limit=20).found
        return [Found(task.card.key, task.card.kle) for task in found]

    def _show(self, figures: Figures) -> None:
        for most, rate in figures.recall.items():
            self.stdout.write(
                f"R@{most}  {rate.value:.3f}  [{rate.low:.3f}–{rate.high:.3f}]  {rate.hits} af {rate.count}"
            )
        self.stdout.write(f"MRR  {figures.mean_reciprocal_rank:.3f}")
