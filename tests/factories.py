"""Makes rows for tests: each with what it must have, and nothing that a test has not asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from indgang.businesses.models import Business, BusinessContact, ProductionUnit
from indgang.businesses.queries.search import search_text_of
from indgang.catalogue.models import Catalogue, Task
from indgang.duties.models import Duty
from indgang.enquiries.links import new_reference
from indgang.enquiries.models import Channel, Enquiry, Message, MessageKind, Outcome, State
from indgang.materials.models import Material, OutsideDate
from indgang.people.models import Absence, Colleague, Membership, Municipality, Role, RoleGrant, Unit, User
from indgang.shared.actions.posting import post_mail
from indgang.shared.models import OutgoingMail
from indgang.shared.secret_links import new_seed
from indgang.surveys.models import Answer, Invitation, Question

NUMBERS = count(1)

# The people ------------------------------------------------------------------------------------------------


def make_municipality(**values: Any) -> Municipality:
    stands: dict[str, Any] = {
        "name": "Hvidklit Kommune",
        "phone": "19 55 24 10",
        "mail": "virksomhed@hvidklit.example",
    }
    stands |= {"pk": Municipality.THE_ONE}
    return Municipality.objects.create(**(stands | values))


def make_unit(name: str = "", **values: Any) -> Unit:
    return Unit.objects.create(name=name or f"Enhed {next(NUMBERS)}", **values)


def make_colleague(name: str = "", *, units: Iterable[Unit] = (), **values: Any) -> Colleague:
    """The first of the units is the main one."""
    colleague = Colleague.objects.create(name=name or f"Kollega {next(NUMBERS)}", **values)
    for position, unit in enumerate(units):
        Membership.objects.create(colleague=colleague, unit=unit, is_main=position == 0)
    return colleague


def make_user(
    *roles: Role, colleague: Colleague | None = None, leads: Unit | None = None, is_active: bool = True
) -> User:
    """Somebody who was let in, as the colleague or as a new one; the leader of the unit where one is given."""
    colleague = colleague or make_colleague()
    user = User.objects.create_user(
        f"bruger{next(NUMBERS)}@hvidklit.example", colleague=colleague, is_active=is_active
    )
    for role in roles:
        RoleGrant.objects.create(user=user, role=role)
    if leads is not None:
        leads.leader = colleague
        leads.save()
    return user


def make_administrator() -> User:
    return make_user(Role.ADMINISTRATOR)


def make_absence(colleague: Colleague, first_date: date, last_date: date, **values: Any) -> Absence:
    return Absence.objects.create(colleague=colleague, first_date=first_date, last_date=last_date, **values)


# The companies ---------------------------------------------------------------------------------------------


def make_business(name: str = "", **values: Any) -> Business:
    business = Business(name=name or f"Virksomhed {next(NUMBERS)}", **values)
    business.search_text = search_text_of(business)
    business.save()
    return business


def make_contact(business: Business, name: str = "Bente Smed", **values: Any) -> BusinessContact:
    return BusinessContact.objects.create(business=business, name=name, **values)


def make_production_unit(business: Business, p_number: str = "", **values: Any) -> ProductionUnit:
    stands = {"name": business.name, "p_number": p_number or str(9_900_000_000 + next(NUMBERS))}
    return ProductionUnit.objects.create(business=business, **(stands | values))


# The catalogue ---------------------------------------------------------------------------------------------


def make_editor() -> User:
    return make_user(Role.CATALOGUE_EDITOR)


def make_catalogue(name: str = "Virksomheder", **values: Any) -> Catalogue:
    return Catalogue.objects.create(**({"slug": f"katalog-{next(NUMBERS)}"} | values), name=name)


def make_task(title: str = "", *, catalogue: Catalogue | None = None, **values: Any) -> Task:
    number = next(NUMBERS)
    stands = {"key": f"opgave-{number}", "title": title or f"Opgave {number}"}
    return Task.objects.create(**(stands | values), catalogue=catalogue or make_catalogue())


# Post ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Matter:
    """Something a mail can be about."""

    history_key: str = "enquiries.enquiry:7"
    history_label: str = "Henvendelse 7"
    history_link: str = ""


def make_mail(recipient: str = "firma@bageri.example", /, **values: Any) -> OutgoingMail:
    """Posted as areas post it, and then given the values that only sending gives."""
    now = values.pop("now", None) or timezone.now()
    mail = post_mail(
        once_key=values.pop("once_key", "") or f"mail:{next(NUMBERS)}",
        recipient=recipient,
        subject=values.pop("subject", "Tak for din henvendelse"),
        text=values.pop("text", "Vi ringer til dig i morgen."),
        area="enquiries",
        about=values.pop("about", Matter()),
        now=now,
        due_at=values.pop("due_at", None),
    )
    for name, value in values.items():
        setattr(mail, name, value)
    mail.save()
    return mail


# Duties ----------------------------------------------------------------------------------------------------


def make_duty(title: str = "", **values: Any) -> Duty:
    """One that is to be done in a week, by a colleague of its own where neither owner nor unit is given."""
    stands: dict[str, Any] = {"due_date": timezone.localdate() + timedelta(days=7)}
    if not {"owner", "unit"} & values.keys():
        stands["owner"] = make_colleague()
    return Duty.objects.create(**(stands | values), title=title or f"Gøremål {next(NUMBERS)}")


# Surveys ---------------------------------------------------------------------------------------------------


def make_material(title: str = "", **values: Any) -> Material:
    """A brochure for new colleagues, read at an address and in use."""
    if "owner" not in values:
        values["owner"] = make_colleague()
    stands = {
        "kind": "brochure",
        "readers": "newcomers",
        "channel": "intranet",
        "address": "https://hvidklit.example/",
    }
    return Material.objects.create(title=title or f"Materiale {next(NUMBERS)}", **(stands | values))


def make_outside_date(name: str, starts_on: date, ends_on: date | None = None, **values: Any) -> OutsideDate:
    stands = {"source": "Avisen"}
    return OutsideDate.objects.create(
        name=name, starts_on=starts_on, ends_on=ends_on or starts_on, **(stands | values)
    )


def make_question(key: str = "", **values: Any) -> Question:
    key = key or f"spoergsmaal-{next(NUMBERS)}"
    return Question.objects.create(**({"text": f"Hvor tilfreds er du med {key}?"} | values), key=key)


def make_invitation(
    scores: Mapping[Question, int | None] | None = None, *, comment: str = "", **values: Any
) -> Invitation:
    """Somebody who was asked a week ago; answered where there are scores."""
    number, sent_at = next(NUMBERS), values.pop("sent_at", timezone.now() - timedelta(days=7))
    stands = {"area": "enquiries", "target_key": f"enquiry:{number}", "target_label": f"Henvendelse {number}"}
    stands |= {"token_hash": f"{number:064}", "comment": comment}
    invitation = Invitation.objects.create(
        **(stands | {"expires_at": sent_at + timedelta(days=60)} | values),
        sent_at=sent_at,
        answered_at=sent_at + timedelta(hours=1) if scores or comment else None,
    )
    for question, score in (scores or {}).items():
        Answer.objects.create(invitation=invitation, question=question, score=score)
    return invitation


# Enquiries -------------------------------------------------------------------------------------------------


def make_enquiry(question: str = "Må jeg stille et skilt op?", **values: Any) -> Enquiry:
    """A new one from the web, whose company must hear from us tomorrow; held or closed where that is given."""
    now = values.pop("received_at", None) or timezone.now()
    stands: dict[str, Any] = {
        "reference": new_reference(now.date()),
        "link_seed": new_seed(),
        "channel": Channel.WEB,
        "summary": question[:120],
        "contact_name": "Bente Smed",
        "contact_mail": "bente@smed.example",
        "contact_due_at": now + timedelta(days=1),
        "state": State.HELD if values.get("holder") else State.NEW,
        "held_since": now if values.get("holder") else None,
    }
    if values.get("state") == State.CLOSED:
        stands |= {"closed_at": now, "outcome": Outcome.ANSWERED, "contact_due_at": None}
    enquiry = Enquiry.objects.create(**(stands | values), question=question, received_at=now)
    Message.objects.create(
        enquiry=enquiry,
        kind=MessageKind.COMPANY,
        text=question,
        author_name=enquiry.contact_name,
        written_at=now,
    )
    return enquiry
