from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from indgang.catalogue.actions.starting import UnableToStartCatalogue, start_catalogue
from indgang.catalogue.models import Catalogue
from indgang.catalogue.queries.starter_units import units_not_found, units_of_starter
from indgang.catalogue.starter_catalogue import read_starter_catalogue
from indgang.history.actions.recording import SYSTEM


class Command(BaseCommand):
    help = "Lægger startkatalogets opgaver ind i et katalog. Det, der allerede står der, røres ikke."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--catalogue", required=True, help="katalogets adresse, for eksempel virksomheder"
        )
        parser.add_argument(
            "--unit",
            action="append",
            default=[],
            metavar="NØGLE=NAVN",
            help="hvad en af startkatalogets enheder hedder hos jer, for eksempel byg='Plan og Byg'; kan gentages",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="vis, hvad der ville ske, uden at gemme noget"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        catalogue = Catalogue.objects.filter(slug=options["catalogue"]).first()
        if catalogue is None:
            known = ", ".join(Catalogue.objects.order_by("slug").values_list("slug", flat=True)) or "ingen"
            raise CommandError(f"Der er intet katalog med adressen {options['catalogue']}. Der er: {known}.")
        starter = read_starter_catalogue()
        unit_of = units_of_starter(starter, timezone.localdate(), dict(self._named(options["unit"])))
        with transaction.atomic():
            try:
                tasks = start_catalogue(catalogue=catalogue, starter=starter, unit_of=unit_of, by=SYSTEM)
            except UnableToStartCatalogue as refused:
                raise CommandError(refused.reason) from refused
            transaction.set_rollback(options["dry_run"])
        self.stdout.write(
            f"{len(tasks)} opgaver lagt ind; {len(starter.tasks) - len(tasks)} stod der i forvejen."
        )
        for unit, number in units_not_found(starter, unit_of):
            self.stdout.write(
                f"  Ingen enhed hedder “{unit.name}” ({unit.key}): {number} opgaver mangler ansvar"
            )
        if options["dry_run"]:
            self.stdout.write("Intet er gemt.")

    def _named(self, pairs: list[str]) -> Iterator[tuple[str, str]]:
        for pair in pairs:
            key, _sign, name = (part.strip() for part in pair.partition("="))
            if not key or not name:
                raise CommandError("Skriv --unit som NØGLE=NAVN, for eksempel byg='Plan og Byg'.")
            yield key, name
