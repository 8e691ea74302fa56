from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from indgang.catalogue.actions.importing_kle import UnableToImportKle, import_kle
from indgang.catalogue.kle_files import UnreadableRegister, read_register
from indgang.catalogue.queries.kle_register import KleChanges, UsedNumber, kle_changes
from indgang.history.actions.recording import SYSTEM


class Command(BaseCommand):
    help = "Læser kommunens eget eksemplar af KL's emneplan (XML). Emneplanen følger ikke med Indgang."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="KL's emneplan som XML")
        parser.add_argument(
            "--dry-run", action="store_true", help="vis, hvad der ændres, uden at gemme noget"
        )
        parser.add_argument(
            "--force", action="store_true", help="læs også en ældre udgave end den, der er læst"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            register = read_register(options["file"].read_bytes())
            if options["dry_run"]:
                changes = kle_changes(register)
            else:
                changes = import_kle(register=register, by=SYSTEM, is_forced=options["force"])
        except OSError as unreadable:
            raise CommandError(f"Filen kan ikke læses: {unreadable}") from unreadable
        except (UnreadableRegister, UnableToImportKle) as refused:
            raise CommandError(str(refused)) from refused
        self._tell(f"Udgave {register.published_date:%d.%m.%Y}, format {register.version or 'ukendt'}")
        self._report(changes)
        if options["dry_run"]:
            self._tell("Intet er gemt.")

    def _report(self, changes: KleChanges) -> None:
        self._tell(f"{len(changes.added)} nye numre, {len(changes.renamed)} med ny titel, ", ending="")
        self._tell(f"{len(changes.retired)} udgået, {changes.same} som før")
        for used in changes.used:
            self._tell(f"  {used.number}  {used.task}: {what_happens_to(used)}")

    def _tell(self, line: str, *, ending: str = "\n") -> None:
        self.stdout.write(line, ending=ending)


def what_happens_to(used: UsedNumber) -> str:
    if not used.is_retired:
        return f"hedder nu {used.after}"
    if not (used.before or used.after):
        return "står ikke i registeret"
    return f"udgået, se {used.successor}" if used.successor else "udgået"
