from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from indgang.people.actions.admitting import UnableToAdmit, found_administrator


class Command(BaseCommand):
    help = "Lukker den første administrator ind. Adgangskoden vælges derefter ved »Glemt adgangskode«."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mail")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["mail"])
            user = found_administrator(mail=options["mail"])
        except (ValidationError, UnableToAdmit) as fault:
            reason = " ".join(fault.messages) if isinstance(fault, ValidationError) else fault.reason
            raise CommandError(reason) from fault
        self.stdout.write(f"{user.email} er administrator. Vælg adgangskode ved »Glemt adgangskode«.")
