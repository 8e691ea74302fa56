from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse
from django.utils import timezone

from config.demonstration.loading import is_loaded, load_demonstration
from config.demonstration.people import ADMINISTRATOR_MAIL, PASSWORD

SIGN_INS = [
    ("indgang", "indgangen: svarer telefonen"),
    ("kollega", "en kollega med virksomhedskontakt"),
    ("leder", "leder af Byg og Industri"),
    ("redaktoer", "katalogredaktør"),
    ("sekretaer", "styregruppens sekretær"),
    ("administrator", "administrator"),
]


class Command(BaseCommand):
    help = "Fylder databasen med demonstrationskommunen og viser den."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="fyld kun databasen")
        parser.add_argument(
            "--reset", action="store_true", help="slet, hvad der står i databasen, og begynd forfra"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        self._prepare_database(reset=options["reset"])
        if is_loaded():
            self._tell("Databasen er fyldt i forvejen; alt står, som du forlod det.")
        else:
            for step in load_demonstration(today=timezone.localdate()):
                self._tell(f"  + {step}")
        call_command("learn", stdout=self.stdout)
        self._tell(f"\nLog ind på {reverse('account_login')} med adgangskoden {PASSWORD}")
        domain = ADMINISTRATOR_MAIL.partition("@")[2]
        for word, what in SIGN_INS:
            self._tell(f"  {word + '@' + domain:<34} {what}")
        if not options["no_serve"]:
            call_command("serve", demo=True)

    def _prepare_database(self, *, reset: bool) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        self._tell("Gør databasen klar …")
        call_command("migrate", verbosity=0, interactive=False)
        if reset:
            self._tell("Begynder forfra …")
            call_command("flush", verbosity=0, interactive=False)

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
