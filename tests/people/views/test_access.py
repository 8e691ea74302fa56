from __future__ import annotations

import pytest
from django.test import Client

from indgang.people.models import Colleague, Role, User
from tests.factories import make_administrator, make_colleague, make_user
from tests.people.views.conftest import errors_of, signed_in, words_of

pytestmark = pytest.mark.django_db


def address(colleague: Colleague | None) -> str:
    assert colleague is not None
    return f"/intern/medarbejdere/{colleague.pk}/adgang/"


@pytest.fixture
def administrator() -> User:
    return make_administrator()


@pytest.fixture
def client(administrator: User) -> Client:
    return signed_in(administrator)


def test_a_colleague_is_let_in_given_a_role_and_shut_out(client: Client) -> None:
    ane = make_colleague("Ane", mail="ane@hvidklit.example")
    assert "Logger ikke ind" in words_of(client.get(address(ane)))
    assert "Ane kan logge ind nu." in words_of(client.post(address(ane), {"act": "admit"}, follow=True))
    user = User.objects.get(colleague=ane)
    told = words_of(client.post(address(ane), {"act": "give_roles", "roles": ["secretary"]}, follow=True))
    assert "Rollerne er gemt." in told
    assert "Styregruppens sekretær: forbereder" in told
    assert [grant.role for grant in user.role_grants.all()] == ["secretary"]
    told = words_of(client.post(address(ane), {"act": "shut_out"}, follow=True))
    assert "Ane kan ikke længere logge ind." in told
    assert "Lukket ude" in told
    assert not User.objects.get(colleague=ane).is_active


def test_without_a_mail_nobody_is_let_in(client: Client) -> None:
    ane = make_colleague("Ane")
    assert "Der står ingen mailadresse på kontaktkortet" in words_of(client.get(address(ane)))
    told = words_of(client.post(address(ane), {"act": "admit"}, follow=True))
    assert "Skriv først en mailadresse" in told


def test_a_mail_that_changed_is_told(client: Client) -> None:
    user = make_user(colleague=make_colleague("Ane", mail="ny@hvidklit.example"))
    assert "På kortet står der nu ny@hvidklit.example." in words_of(client.get(address(user.colleague)))


@pytest.mark.parametrize("act", ["shut_out", "give_roles"])
def test_whoever_does_not_sign_in_has_no_roles_and_is_not_shut_out(client: Client, act: str) -> None:
    response = client.post(address(make_colleague("Ane")), {"act": act, "roles": ["secretary"]}, follow=True)
    assert "Giv først medarbejderen adgang." in words_of(response) or response.status_code == 422
    assert User.objects.count() == 1


def test_a_role_that_is_not_there_is_refused(client: Client) -> None:
    user = make_user()
    response = client.post(address(user.colleague), {"act": "give_roles", "roles": ["kong"]})
    assert (response.status_code, len(errors_of(response))) == (422, 1)


def test_an_administrator_stays_one(client: Client, administrator: User) -> None:
    response = client.post(address(administrator.colleague), {"act": "give_roles"})
    assert errors_of(response) == ["Du kan ikke tage administratorrollen fra dig selv."]
    told = words_of(client.post(address(administrator.colleague), {"act": "shut_out"}, follow=True))
    assert "Du kan ikke lukke dig selv ude." in told


@pytest.mark.parametrize("act", ["", "fly"])
def test_an_act_that_is_not_there_does_nothing(client: Client, act: str) -> None:
    assert client.post(address(make_colleague()), {"act": act}).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_others_are_kept_out(role: Role) -> None:
    user = make_user(role)
    client = signed_in(user)
    assert client.get(address(user.colleague)).status_code == 403
    sent = {"act": "give_roles", "roles": ["administrator"]}
    assert client.post(address(user.colleague), sent).status_code == 403
    assert [grant.role for grant in user.role_grants.all()] == [role]
