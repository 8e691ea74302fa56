from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import transaction

from config.demonstration.catalogues import ORPHAN
from config.demonstration.loading import is_loaded, load_demonstration
from config.demonstration.people import PASSWORD
from config.management.commands.demo import SIGN_INS
from indgang.businesses.models import Business, BusinessContact, Conversation, ProductionUnit
from indgang.businesses.numbers import is_cvr
from indgang.businesses.queries.lists import businesses_not_spoken_with
from indgang.catalogue.models import (
    AskedQuestion,
    Catalogue,
    CheckQuestion,
    LexiconEntry,
    OtherDoor,
    Responsibility,
    Situation,
    Task,
)
from indgang.duties.models import Duty
from indgang.duties.queries import open_duties, overdue_duties, ownerless_duties
from indgang.enquiries.models import (
    OPEN_STATES,
    Enquiry,
    HandOver,
    HandOverState,
    Involvement,
    Level,
    Message,
    Outcome,
    State,
)
from indgang.enquiries.queries.lateness import late_matters
from indgang.materials.models import Material, OutsideDate
from indgang.people.models import Absence, Colleague, Membership, Municipality, Role, Unit, User
from indgang.people.queries import absences_on
from indgang.relations.models import CoffeeMember, CoffeePair, Encounter, Saying
from indgang.relations.queries.departments import map_of_departments
from indgang.relations.queries.own import hangs_by, own_ties
from indgang.shared.moments import beginning_of
from indgang.surveys.models import Invitation

TODAY = date(2026, 11, 24)


def everything() -> dict[str, list[Any]]:
    """All that the demonstration holds, by name: keys of rows differ from one database to the next."""
    return {
        "enquiries": list(
            Enquiry.objects.order_by("reference").values_list(
                "reference", "question", "state", "outcome", "holder__name", "received_at", "closed_at"
            )
        ),
        "messages": list(
            Message.objects.order_by("enquiry__reference", "written_at", "text").values_list(
                "text", "author_name"
            )
        ),
        "ties": list(
            Encounter.objects.order_by(
                "happened_date", "kind", "first__name", "second__name", "about_label"
            ).values_list("happened_date", "kind", "first__name", "second__name", "about_label")
        ),
        "coffee": list(
            CoffeePair.objects.order_by("round__drawn_date", "first__name").values_list(
                "round__drawn_date", "first__name", "second__name", "reason", "did_meet"
            )
        ),
        "satisfaction": list(
            Invitation.objects.order_by("sent_at", "target_label").values_list("target_label", "comment")
        ),
        "units": list(
            Unit.objects.order_by("name").values_list("name", "parent__name", "leader__name", "place")
        ),
        "colleagues": list(
            Colleague.objects.order_by("name", "mail").values_list(
                "name", "title", "phone", "mobile", "mail", "place"
            )
        ),
        "memberships": list(
            Membership.objects.values_list("colleague__name", "unit__name").order_by(
                "colleague__name", "unit__name"
            )
        ),
        "tasks": list(
            Task.objects.order_by("key").values_list(
                "key", "catalogue__slug", "answering_unit__name", "confirmed_date"
            )
        ),
        "responsibilities": list(
            Responsibility.objects.order_by("task__key", "kind", "position", "colleague__name").values_list(
                "task__key", "colleague__name", "kind", "part"
            )
        ),
        "absences": list(
            Absence.objects.order_by("first_date", "colleague__name").values_list(
                "colleague__name", "first_date", "last_date", "substitute__name"
            )
        ),
        "businesses": list(
            Business.objects.order_by("cvr").values_list(
                "cvr",
                "name",
                "size",
                "town",
                "phone",
                "contact_person__name",
                "last_spoken_date",
                "ended_date",
            )
        ),
        "contacts": list(
            BusinessContact.objects.order_by("business__cvr", "name").values_list("name", "phone")
        ),
        "conversations": list(
            Conversation.objects.order_by("business__cvr", "spoken_at", "key").values_list(
                "spoken_at", "label", "spoken_by"
            )
        ),
        "asked": list(
            AskedQuestion.objects.order_by("pk").values_list("text", "task__key", "rank", "asked_date")
        ),
        "situations": list(
            Situation.objects.order_by("key", "steps__task__key").values_list("key", "steps__task__key")
        ),
    }


@pytest.fixture(scope="module")
def first_loading(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, list[Any]]]:
    """What a first loading gave, in a database that is then emptied and loaded again for the tests to look at."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            list(load_demonstration(today=TODAY))
            first = everything()
            transaction.set_rollback(True)
        with transaction.atomic():
            list(load_demonstration(today=TODAY))
            yield first
            transaction.set_rollback(True)


pytestmark = [pytest.mark.usefixtures("first_loading"), pytest.mark.django_db]


def test_it_is_the_same_every_time(first_loading: dict[str, list[Any]]) -> None:
    assert is_loaded()
    assert everything() == first_loading


def test_it_is_as_large_as_a_municipality_is() -> None:
    assert 120 <= Colleague.objects.count() <= 140
    assert 12 <= Unit.objects.count() <= 20
    assert len(set(Colleague.objects.values_list("place", flat=True))) == 4
    assert Task.objects.filter(catalogue__slug="virksomheder").count() >= 80
    assert Situation.objects.filter(tasks__isnull=False).distinct().count() >= 8


def test_nobody_can_be_reached_by_mistake() -> None:
    municipality = Municipality.objects.get()
    numbers = {
        *Colleague.objects.values_list("phone", flat=True),
        *Colleague.objects.values_list("mobile", flat=True),
    }
    mails = {*Colleague.objects.values_list("mail", flat=True), *User.objects.values_list("email", flat=True)}

    assert [number for number in {*numbers, municipality.phone} - {""} if not number.startswith("19 ")] == []
    assert [mail for mail in {*mails, municipality.mail} if not mail.endswith("@hvidklit.example")] == []


def test_no_company_can_be_reached_or_taken_for_another() -> None:
    numbers = [
        *Business.objects.values_list("phone", flat=True),
        *BusinessContact.objects.values_list("phone", flat=True),
    ]
    addresses = [
        *Business.objects.values_list("mail", flat=True),
        *BusinessContact.objects.values_list("mail", flat=True),
        *Business.objects.values_list("website", flat=True),
    ]
    cvr = list(Business.objects.values_list("cvr", flat=True))
    p_numbers = ProductionUnit.objects.values_list("p_number", flat=True)

    assert [number for number in numbers if not number.startswith("19 ")] == []
    assert [one for one in addresses if one and not one.endswith(".example")] == []
    assert [one for one in cvr if not (is_cvr(one) and one.startswith("99"))] == []
    assert [one for one in p_numbers if not one.startswith("99")] == []
    assert len(set(Business.objects.values_list("name", flat=True))) == len(cvr) == 120


def test_some_companies_nobody_has_spoken_with_and_some_have_ended() -> None:
    waiting = list(businesses_not_spoken_with(TODAY))

    assert len(waiting) >= 30
    assert waiting[0].is_rural
    assert 3 <= Business.objects.filter(ended_date__lte=TODAY).count() <= 10
    assert Business.objects.filter(contact_person__isnull=False).count() >= 30
    assert set(Business.objects.values_list("size", flat=True)) == {"0", "1-9", "10-49", "50-249", "250+"}


def test_no_two_colleagues_share_name_number_or_mail() -> None:
    for field in ("name", "phone", "mail"):
        values = list(Colleague.objects.values_list(field, flat=True))
        assert len(set(values)) == len(values), field


def test_one_task_is_an_orphan() -> None:
    nobodys = Task.objects.filter(answering_unit__isnull=True, responsibilities__isnull=True)

    assert [task.key for task in nobodys] == [ORPHAN]


def test_one_catalogue_has_no_owner() -> None:
    assert {catalogue.slug: catalogue.has_owner for catalogue in Catalogue.objects.all()} == {
        "virksomheder": True,
        "ejendomscentret": True,
        "havne-og-strande": False,
    }


def test_two_substitutes_are_away_themselves() -> None:
    away = absences_on(TODAY)

    substitutes = [absence.substitute_id for absence in away.values() if absence.substitute_id]
    assert sum(pk in away for pk in substitutes) == 2


def test_some_are_away_today_and_some_later() -> None:
    assert len(absences_on(TODAY)) >= 4
    assert Absence.objects.filter(first_date__gt=TODAY).count() >= 2


def test_some_tasks_hang_by_one_person_and_some_are_long_unconfirmed() -> None:
    companies = Task.objects.filter(catalogue__slug="virksomheder")
    shares = [task.responsibilities.count() for task in companies]

    assert shares.count(1) >= 5
    assert companies.filter(confirmed_date__isnull=True).count() >= 5
    assert companies.filter(confirmed_date__lt=TODAY - timedelta(days=365)).count() >= 5


def test_some_keep_name_and_number_inside_the_house() -> None:
    assert Colleague.objects.filter(name_visibility="internal", phone_visibility="internal").count() >= 5


def test_every_unit_has_a_leader_of_its_own() -> None:
    for unit in Unit.objects.select_related("leader"):
        assert unit.leader is not None
        assert unit.leader.memberships.get().unit == unit


def test_every_sign_in_that_is_printed_opens_the_door() -> None:
    mails = [f"{word}@hvidklit.example" for word, _what in SIGN_INS]

    users = [authenticate(None, email=mail, password=PASSWORD) for mail in mails]

    assert [user and user.get_username() for user in users] == mails


def test_the_sign_ins_cover_every_role_and_a_leader() -> None:
    assert {role for user in User.objects.all() for role in user.roles} == set(Role.values)
    assert User.objects.get(email="leder@hvidklit.example").led_unit_ids != frozenset()
    assert User.objects.get(email="kollega@hvidklit.example").roles == frozenset()


def test_finding_has_something_to_be_measured_on_and_to_learn_from() -> None:
    assert CheckQuestion.objects.filter(tasks__isnull=False).distinct().count() >= 50
    assert AskedQuestion.objects.filter(task__isnull=True).count() == 3
    assert OtherDoor.objects.count() >= 40
    assert LexiconEntry.objects.filter(language="en").count() >= 100


def test_one_duty_is_late_one_is_nobodys_and_one_is_done() -> None:
    found = (open_duties(), overdue_duties(TODAY), ownerless_duties(TODAY), Duty.objects.exclude(done_by=""))
    assert [duties.exclude(about_area="gatherings").count() for duties in found] == [8, 1, 1, 1]


def test_what_groups_came_to_is_done_under_way_or_late() -> None:
    found = (open_duties(), overdue_duties(TODAY), Duty.objects.exclude(done_by=""))
    assert [duties.filter(about_area="gatherings").count() for duties in found] == [3, 1, 5]


def test_materials_are_used_or_forgotten_and_outside_dates_lie_ahead() -> None:
    assert (Material.objects.count(), OutsideDate.objects.count()) == (8, 8)
    assert set(Material.objects.values_list("state", flat=True)) == {"in_use", "withdrawn"}


def test_both_gatherings_left_a_booklet_that_is_used() -> None:
    booklets = Material.objects.filter(kind="booklet", source_area="gatherings")
    assert [(len(one.file.content) > 10_000, one.uses.count()) for one in booklets] == [(True, 5), (True, 5)]


def test_some_400_enquiries_over_18_months_in_all_states() -> None:
    first, last = (Enquiry.objects.order_by(f"{sign}received_at")[0].received_at for sign in ("", "-"))

    assert Enquiry.objects.count() == 400
    assert 500 <= (last - first).days <= 560
    assert last < beginning_of(TODAY)
    assert set(Enquiry.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Enquiry.objects.exclude(outcome="").values_list("outcome", flat=True)) == set(Outcome.values)
    assert set(Enquiry.objects.values_list("level", flat=True)) == set(Level.values)
    assert 10 <= Enquiry.objects.filter(is_confidential=True).count() <= 30
    assert Enquiry.objects.values("task").distinct().count() >= 80
    assert set(HandOver.objects.values_list("state", flat=True)) == {"asked", "accepted", "declined"}
    assert Involvement.objects.values("enquiry").distinct().count() >= 10


def test_every_no_says_what_is_possible_instead() -> None:
    refused = Enquiry.objects.filter(outcome=Outcome.REFUSED)

    assert refused.count() >= 20
    assert [one for one in refused if not one.possible_instead] == []


def test_the_last_weeks_have_open_ones_and_some_are_late() -> None:
    opened = Enquiry.objects.filter(state__in=OPEN_STATES)
    late = {matter.what for matter in late_matters(beginning_of(TODAY) + timedelta(hours=8))}

    assert 25 <= opened.count() <= 40
    assert min(one.received_at for one in opened) > beginning_of(TODAY - timedelta(days=30))
    assert {"contact", "answer", "next_step", "waiting"} <= late
    assert HandOver.objects.filter(state=HandOverState.ASKED).count() == 1


def test_nobody_who_asked_can_be_reached_by_mistake() -> None:
    mails = set(Enquiry.objects.values_list("contact_mail", flat=True)) - {""}
    phones = set(Enquiry.objects.values_list("contact_phone", flat=True)) - {""}

    assert [mail for mail in mails if not mail.endswith(".example")] == []
    assert [phone for phone in phones if not phone.startswith("19 ")] == []


def test_what_happened_happened_in_order() -> None:
    for one in Enquiry.objects.exclude(closed_at=None):
        assert one.first_answered_at is not None
        assert one.closed_at is not None
        assert one.received_at <= one.first_answered_at <= one.closed_at < beginning_of(TODAY)


def test_enough_companies_have_said_how_it_went() -> None:
    answered = Invitation.objects.filter(area="enquiries", answered_at__isnull=False)

    assert 80 <= answered.count() <= 200
    assert answered.exclude(comment="").count() >= 10
    confidential = {one.history_key for one in Enquiry.objects.filter(is_confidential=True)}
    assert confidential.isdisjoint(Invitation.objects.values_list("target_key", flat=True))


def test_eighteen_months_of_ties_make_a_map_with_firm_and_thin_places() -> None:
    days = Encounter.objects.order_by("happened_date").values_list("happened_date", flat=True)
    assert (
        TODAY - timedelta(days=3 * 365) <= days[0] <= TODAY - timedelta(days=541)
    )  # as long as they are kept
    assert max(days) <= TODAY
    assert (CoffeeMember.objects.count(), Saying.objects.count()) == (14, 9)
    found = map_of_departments(TODAY)
    assert found.has_before
    assert found.mixture is not None
    assert 0.2 < found.mixture.across < 0.6
    assert found.whole.thin_spots
    assert found.whole.threads


def test_whoever_answers_the_phone_has_ties_and_is_the_only_thread_to_waste() -> None:
    inga = Colleague.objects.get(mail="indgang@hvidklit.example")
    words = {tie.word for tie in own_ties(inga, TODAY)}
    waste = Unit.objects.get(name="Affald og Genbrug").pk
    assert {"Stærk", "På vej væk"} <= words
    assert waste in hangs_by(inga, map_of_departments(TODAY))
