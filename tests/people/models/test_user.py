from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from indgang.people.models import Role, RoleGrant, User
from tests.factories import make_absence, make_colleague, make_unit, make_user

pytestmark = pytest.mark.django_db


def test_a_user_is_called_as_the_colleague() -> None:
    user = make_user(colleague=make_colleague("Ane"))
    assert (str(user), user.history_label) == ("Ane", "Ane")
    assert user.history_key == f"people.user:{user.pk}"
    assert user.colleague is not None
    assert user.history_link == user.colleague.get_absolute_url()


def test_a_user_who_is_no_colleague_is_called_by_the_mail() -> None:
    user = User.objects.create_user("Chef@Hvidklit.example")
    assert (str(user), user.history_link) == ("chef@hvidklit.example", "")
    assert user.led_unit_ids == frozenset()


def test_roles_are_read_once() -> None:
    user = make_user(Role.ENTRANCE)
    assert user.has_role(Role.ENTRANCE, Role.SECRETARY)
    assert not user.has_role(Role.SECRETARY)
    assert str(RoleGrant.objects.get()) == f"{user}: Indgangen"


def test_a_leader_knows_the_units() -> None:
    unit = make_unit()
    assert make_user(leads=unit).led_unit_ids == {unit.pk}


def test_a_mail_is_there_once_in_any_case() -> None:
    User.objects.create_user("ane@hvidklit.example")
    with pytest.raises(IntegrityError):
        User.objects.create(email="ANE@hvidklit.example")


def test_whom_somebody_covers_is_read_once_for_each_day(django_assert_num_queries: Any) -> None:
    ida, karla = make_colleague("Ida"), make_colleague("Karla")
    make_absence(karla, date(2026, 11, 24), date(2026, 11, 25), substitute=ida)
    user = make_user(colleague=ida)
    with django_assert_num_queries(2):
        covered = [user.covers_on(date(2026, 11, day)) for day in (24, 26, 24, 26)]
    assert covered == [{karla.pk}, set(), {karla.pk}, set()]
    assert make_user().covers_on(date(2026, 11, 24)) == set()
