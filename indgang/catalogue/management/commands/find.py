from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indgang.catalogue.queries.finding import as_plain_data, find_tasks


class Command(BaseCommand):
    help = "Finder opgave og kollega ud fra en virksomheds egne ord."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", nargs="?", help="hvad virksomheden siger")
        parser.add_argument("--file", help="JSON-linjer med id og text; - læser fra standard ind")
        parser.add_argument("--limit", type=int, default=5)
        parser.add_argument("--format", choices=["text", "json", "jsonl"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["text"] is None) == (options["file"] is None):
            raise CommandError("Skriv enten en tekst eller --file med spørgsmål.")
        if options["file"] is not None:
            self._answer_file(options["file"], options["limit"])
        else:
            self._answer_one(options["text"], options["limit"], options["format"])

    def _answer_one(self, text: str, limit: int, form: str) -> None:
        findings = find_tasks(text, today=timezone.localdate(), limit=limit)
        rows = as_plain_data(findings, today=timezone.localdate())
        if form != "text":
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        if not findings.is_confident:
            self.stdout.write(
                "Vi er ikke sikre. Det nærmeste er:" if rows else "Vi fandt ikke noget. Prøv andre ord."
            )
        for row in rows:
            self.stdout.write(f"{row['rank']}. {row['task']}  [{' '.join(row['kle'])}]  {row['unit']}")
            for person in row["colleagues"]:
                self.stdout.write(
                    f"     {person['name']} ({person['role']})  {person['phone']}  {person['mail']}"
                )

    def _answer_file(self, name: str, limit: int) -> None:
        today = timezone.localdate()
        try:
            source = sys.stdin if name == "-" else Path(name).open(encoding="utf-8")  # noqa: SIM115 – closed below
        except OSError as fault:
            raise CommandError(f"Kan ikke læse {name}: {fault.strerror}") from fault
        with source:
            for number, line in enumerate(source, start=1):
                if line.strip():
                    question = self._question(line, number)
                    rows = as_plain_data(find_tasks(question["text"], today=today, limit=limit), today=today)
                    self.stdout.write(
                        json.dumps({"id": question.get("id"), "results": rows}, ensure_ascii=False)
                    )

    def _question(self, line: str, number: int) -> dict[str, Any]:
        try:
            question = json.loads(line)
        except json.JSONDecodeError as fault:
            raise CommandError(f"Linje {number} er ikke JSON: {fault}") from fault
        if not isinstance(question, dict) or not isinstance(question.get("text"), str):
            raise CommandError(f"Linje {number} har ikke noget »text«.")
        return question
