from __future__ import annotations

from datetime import date

import pytest

from indgang.enquiries.queries.contact_persons import contact_person_of
from indgang.enquiries.queries.receivers import Receiver
from indgang.people.models import Visibility
from tests.factories import make_absence, make_business, make_colleague

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 3)


def test_a_company_without_one_has_none() -> None:
    assert contact_person_of(None, TODAY) is None
    assert contact_person_of(make_business(), TODAY) is None


def test_whoever_has_left_or_keeps_their_name_is_not_shown() -> None:
    gone = make_colleague("Gerda", leaving_date=date(2026, 5, 31))
    shy = make_colleague("Hans", name_visibility=Visibility.HIDDEN)
    assert [contact_person_of(make_business(contact_person=one), TODAY) for one in (gone, shy)] == [None] * 2


def test_whoever_is_at_work_is_asked_themselves() -> None:
    karla = make_colleague("Karla", phone="19 55 40 64")
    found = contact_person_of(make_business(contact_person=karla), TODAY)
    assert found is not None
    assert (found.colleague, found.receiver, found.is_at_work) == (karla, Receiver(karla), True)
    assert found.card is not None
    assert found.card.best_phone == "19 55 40 64"


def test_whoever_is_away_gives_their_place_to_their_substitute() -> None:
    karla, lis = make_colleague("Karla"), make_colleague("Lis", phone="19 55 40 65")
    make_absence(karla, TODAY, TODAY, substitute=lis)
    found = contact_person_of(make_business(contact_person=karla), TODAY)
    assert found is not None
    assert (found.receiver, found.is_at_work) == (Receiver(lis, instead_of=karla), False)
    assert found.card is not None
    assert found.card.best_phone == "19 55 40 65"


def test_with_nobody_instead_there_is_nobody_to_ask() -> None:
    karla = make_colleague("Karla")
    make_absence(karla, TODAY, TODAY)
    found = contact_person_of(make_business(contact_person=karla), TODAY)
    assert found is not None
    assert (found.receiver, found.is_at_work, found.card) == (None, False, None)
