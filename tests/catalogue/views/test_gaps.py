from __future__ import annotations

import pytest

from indgang.catalogue.models import Responsibility
from indgang.people.models import Role
from tests.catalogue.views.conftest import SignedIn, page
from tests.factories import make_catalogue, make_colleague, make_task, make_unit, make_user

pytestmark = pytest.mark.django_db

URL = "/intern/huller/"


def test_every_gap_stands_with_what_to_do(signed_in: SignedIn) -> None:
    make_task("Bredbånd", key="bredbaand", catalogue=make_catalogue("Havne", slug="havne"))
    shown = page(signed_in(make_user(Role.SECRETARY)), URL)
    for words in ("Alle (4)", "Ingen har ansvaret", "Vælg den enhed, der har ansvaret", "Bredbånd", "Havne"):
        assert words in shown
    assert 'href="/intern/katalog/opgaver/bredbaand/fordel/"' in shown
    assert 'href="/intern/kataloger/havne/ret/"' in shown


def test_a_leader_sees_their_own_units_apart(signed_in: SignedIn) -> None:
    above = make_unit("Teknik")
    leader = make_user(leads=above)
    make_task("Vores", answering_unit=make_unit("Vej", parent=above, leader=make_colleague()))
    theirs = make_task("Deres", answering_unit=make_unit("Job", leader=make_colleague()))
    client = signed_in(leader)
    shown = page(client, f"{URL}?hvis=enheder")
    assert "Vores" in shown
    assert "Deres" not in shown
    assert leader.colleague is not None
    Responsibility.objects.create(task=theirs, colleague=leader.colleague)
    mine = page(client, f"{URL}?hvis=mine")
    assert "Deres" in mine
    assert "Vores" not in mine
    assert "Vores" in page(client, f"{URL}?hvis=sludder")


def test_no_gaps_is_something_to_be_glad_of(signed_in: SignedIn) -> None:
    assert "Ingen huller. Flot passet!" in page(signed_in(make_user(Role.SECRETARY)), URL)


def test_others_do_not_get_the_page(signed_in: SignedIn) -> None:
    assert signed_in(make_user()).get(URL).status_code == 403
