"""Two units in which something is late, and the mails of a morning."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from indgang.catalogue.models import Responsibility
from indgang.enquiries.actions.escalating import tell_what_is_late
from indgang.enquiries.models import Enquiry
from indgang.people.models import Colleague, Municipality, Role, Unit
from indgang.shared.models import OutgoingMail
from tests.factories import make_colleague, make_enquiry, make_municipality, make_task, make_unit, make_user

MONDAY = datetime(
    2026, 6, 1, 5, 30, tzinfo=UTC
)  # half past seven in Denmark; Friday 5 June is no holiday here
LONG_AGO = MONDAY - timedelta(days=30)


def morning(day: int) -> datetime:
    return MONDAY + timedelta(days=day)


def person(name: str, unit: Unit, **values: Any) -> Colleague:
    return make_colleague(name, units=[unit], mail=f"{name.lower()}@hvidklit.example", **values)


class Town:
    """Byg under Teknik: Karla holds, Sune substitutes on her task, Lea leads; Inga is at the entrance, Olga answers
    for the home page, and Ejvind leads its unit."""

    def __init__(self) -> None:
        self.municipality = make_municipality()
        self.building, service = make_unit("Byg"), make_unit("Borgerservice")
        self.karla, self.sune, self.lea = (person(name, self.building) for name in ("Karla", "Sune", "Lea"))
        self.inga, self.olga, self.ejvind = (person(name, service) for name in ("Inga", "Olga", "Ejvind"))
        for colleague in (self.karla, self.sune):
            make_user(colleague=colleague)
        make_user(colleague=self.lea, leads=self.building)
        self.entrance = make_user(Role.ENTRANCE, colleague=self.inga)
        make_user(colleague=self.ejvind, leads=service)
        Municipality.objects.update(home_page_unit=service, home_page_owner=self.olga)
        self.task = make_task(answering_unit=self.building)
        Responsibility.objects.create(task=self.task, colleague=self.karla)
        Responsibility.objects.create(
            task=self.task, colleague=self.sune, kind=Responsibility.Kind.SUBSTITUTE
        )

    def held(self, question: str = "Må vi bygge ud?", **values: Any) -> Enquiry:
        stands = {
            "holder": self.karla, "task": self.task, "unit": self.building, "received_at": LONG_AGO,
            "contact_due_at": None,
        }  # fmt: skip
        return make_enquiry(question, **(stands | values))


def told(day: int) -> list[tuple[str, str]]:
    """Runs the morning, and gives who got mail with which subject."""
    before = set(OutgoingMail.objects.values_list("pk", flat=True))
    tell_what_is_late(now=morning(day))
    mails = OutgoingMail.objects.exclude(pk__in=before).order_by("recipient", "pk")
    return [(mail.recipient.partition("@")[0], mail.subject) for mail in mails]


def whom(day: int) -> list[str]:
    return [name for name, _subject in told(day)]


def last_mail(name: str) -> str:
    return OutgoingMail.objects.filter(recipient=f"{name}@hvidklit.example").latest("pk").text
