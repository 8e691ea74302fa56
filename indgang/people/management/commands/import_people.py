from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indgang.history.actions.recording import NamedActor
from indgang.people.actions.importing import UnableToImportPeople, import_people, plan_import
from indgang.people.import_plans.shapes import ImportPlan, Part
from indgang.people.staff_files.columns import Kind
from indgang.people.staff_files.reading import read_staff_file
from indgang.people.staff_files.sheets import StaffFile, UnableToReadStaffFile

CONSOLE = NamedActor("Indlæsning fra kommandolinjen", "console")


class Command(BaseCommand):
    help = "Læser enheder og medarbejdere fra CSV eller XLSX. Alt eller intet: er der fejl, indlæses intet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--full",
            action="store_true",
            help="det er hele listen: de, der mangler, får i dag som sidste dag",
        )
        parser.add_argument("--dry-run", action="store_true", help="fortæl kun, hvad der ville ske")

    def handle(self, *_args: Any, **options: Any) -> None:
        files = [self._read(path) for path in options["files"]]
        today = timezone.localdate()
        plan = plan_import(files=files, is_full=options["full"], today=today)
        for line in report(plan):
            self.stdout.write(line)
        if plan.faults:
            raise CommandError(f"{len(plan.faults)} fejl. Intet er indlæst.")
        if options["dry_run"]:
            self.stdout.write("Intet er indlæst endnu.")
            return
        try:
            import_people(
                files=files, is_full=options["full"], by=CONSOLE, today=today, seen=plan.fingerprint
            )
        except UnableToImportPeople as refusal:  # pragma: no cover – only if somebody writes in between
            raise CommandError(refusal.reason) from refusal
        self.stdout.write("Det er indlæst.")

    def _read(self, path: Path) -> StaffFile:
        try:
            return read_staff_file(name=path.name, content=path.read_bytes())
        except (UnableToReadStaffFile, OSError) as fault:
            raise CommandError(f"{path}: {fault}") from fault


def report(plan: ImportPlan) -> Iterator[str]:
    """The plan as lines for a console: faults first, else counts and then each act."""
    for source, column in plan.unknown_columns:
        yield f"Kolonnen {column} i {source} kendes ikke og læses ikke."
    for sheet in plan.skipped_sheets:
        yield f"Arket {sheet} er hverken enheder eller medarbejdere og læses ikke."
    for fault in plan.faults:
        written = f" Der står: {fault.written}" if fault.written else ""
        yield f"{fault.source}, linje {fault.line}, {fault.field}: {fault.problem}{written}"
    if not plan.faults:
        parts: tuple[tuple[Kind, Part[Any]], ...] = (
            (Kind.UNITS, plan.units),
            (Kind.COLLEAGUES, plan.colleagues),
        )
        for kind, part in parts:
            if kind in plan.kinds:
                yield from report_of(kind, part)


def report_of(kind: Kind, part: Part[Any]) -> Iterator[str]:
    counts = f"{len(part.added)} nye, {len(part.changed)} ændret, {len(part.ended)} slutter"
    alone = f", {part.left_alone} uden nummer lades være" if part.left_alone else ""
    yield f"{kind.label}: {counts}, {part.unchanged} som før{alone}"
    for sign, planned in (("+", part.added), ("~", part.changed), ("-", part.ended)):
        for one in planned:
            yield f"  {sign} {one.name} ({one.number})"
            if sign != "+":
                yield from (f"      {c['label']}: {c['before']} → {c['after']}" for c in one.change_lines)
