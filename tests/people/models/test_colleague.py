from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from indgang.people.models import Audience, Colleague, Membership, Visibility
from tests.factories import make_colleague, make_unit

CARD = Colleague(
    name="Ane",
    title="Jurist",
    phone="19 55 40 01",
    mobile="19 66 40 01",
    mail="ane@hvidklit.example",
    place="Aslund",
)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [
        (Visibility.PUBLIC, [Audience.PUBLIC, Audience.COLLEAGUE, Audience.CLOSE]),
        (Visibility.INTERNAL, [Audience.COLLEAGUE, Audience.CLOSE]),
        (Visibility.HIDDEN, [Audience.CLOSE]),
    ],
)
def test_who_sees_a_field(visibility: Visibility, seen_by: list[Audience]) -> None:
    assert [audience for audience in Audience if audience.may_see(visibility)] == seen_by


def test_each_audience_has_its_own_card() -> None:
    public, internal = CARD.shown_to(Audience.PUBLIC), CARD.shown_to(Audience.COLLEAGUE)
    assert (public.name, public.phone, public.mobile, public.best_phone) == (
        "Ane",
        "19 55 40 01",
        "",
        "19 55 40 01",
    )
    assert internal.mobile == "19 66 40 01"
    assert not public.has_picture


def test_the_mobile_is_the_best_phone_where_there_is_no_other() -> None:
    assert (
        Colleague(name="Ane", mobile="19 66 40 01").shown_to(Audience.COLLEAGUE).best_phone == "19 66 40 01"
    )


def test_whoever_hides_their_name_hides_all() -> None:
    hidden = Colleague(
        name="Ane",
        phone="19 55 40 01",
        picture="a.jpg",
        name_visibility="internal",
        picture_visibility="public",
    )
    public = hidden.shown_to(Audience.PUBLIC)
    assert (public.name, public.phone, public.has_picture) == ("", "", False)
    assert hidden.shown_to(Audience.COLLEAGUE).has_picture


def test_the_last_day_is_still_a_day_at_work() -> None:
    leaver = Colleague(leaving_date=TODAY)
    assert (leaver.has_left(TODAY), leaver.is_leaving(TODAY)) == (False, True)
    assert (leaver.has_left(date(2026, 11, 25)), leaver.is_leaving(date(2026, 11, 25))) == (True, False)
    assert (CARD.has_left(TODAY), CARD.is_leaving(TODAY)) == (False, False)


@pytest.mark.django_db
def test_a_colleague_has_a_page_and_a_name() -> None:
    colleague = make_colleague("Ane", units=[make_unit("Vej")])
    assert str(colleague) == "Ane"
    assert colleague.history_link == f"/intern/medarbejdere/{colleague.pk}/"
    assert str(Membership.objects.get()) == "Ane – Vej"


@pytest.mark.django_db
def test_the_database_keeps_no_picture_without_consent() -> None:
    with pytest.raises(IntegrityError):
        make_colleague(picture="pictures/a.jpg")


@pytest.mark.django_db
def test_the_database_keeps_one_main_unit() -> None:
    colleague = make_colleague(units=[make_unit()])
    with pytest.raises(IntegrityError):
        Membership.objects.create(colleague=colleague, unit=make_unit(), is_main=True)


@pytest.mark.django_db
def test_the_database_keeps_a_register_number_once() -> None:
    make_colleague(external_id="17")
    make_colleague()
    make_colleague()
    with pytest.raises(IntegrityError):
        make_colleague(external_id="17")
