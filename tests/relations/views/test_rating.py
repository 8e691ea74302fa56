from __future__ import annotations

import pytest

from indgang.people.models import User
from indgang.relations.models import Rating, RelationsSetting
from tests.factories import make_colleague, make_unit, make_user
from tests.relations.views.conftest import SignedIn

pytestmark = pytest.mark.django_db

PAGE = "/intern/relationer/et-minut/"


@pytest.fixture
def karla() -> User:
    return make_user(colleague=make_colleague("Karla"))


def text_of(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_what_one_answers_is_kept_and_stands_there_again(signed_in: SignedIn, karla: User) -> None:
    bo, ida = make_colleague("Bo", units=[make_unit("Vej")]), make_colleague("Ida")
    client = signed_in(karla)
    shown = text_of(client.get(PAGE))
    assert "Bo" in shown
    assert "Vej" in shown
    answer = client.post(PAGE, {f"of_{bo.pk}": "2", f"of_{ida.pk}": ""}, follow=True)
    assert "Tak for 1 svar." in text_of(answer)
    row = Rating.objects.get()
    assert (row.other, row.score, row.was_random) == (bo, 2, True)
    again = text_of(client.get(PAGE))
    assert "Du har svaret i dag." in again
    assert again.count(" checked") == 1


@pytest.mark.parametrize(
    ("score", "told"), [("", "Vælg, hvor godt du kender mindst én"), ("7", "Vælg én af de fire.")]
)
def test_what_is_no_answer_is_told(signed_in: SignedIn, karla: User, score: str, told: str) -> None:
    bo = make_colleague("Bo")
    answer = signed_in(karla).post(PAGE, {f"of_{bo.pk}": score})
    assert answer.status_code == 422
    assert told in text_of(answer)
    assert not Rating.objects.exists()


def test_where_there_is_nobody_to_ask_about_or_who_is_no_colleague_it_says_so(
    signed_in: SignedIn, karla: User
) -> None:
    client = signed_in(karla)
    assert "Der er ingen at spørge om" in text_of(client.get(PAGE))
    assert client.post(PAGE).status_code == 422
    user = make_user()
    user.colleague = None
    user.save()
    assert "Du er ikke kollega her" in text_of(signed_in(user).get(PAGE))


def test_whoever_may_not_use_the_desk_rates_nobody(signed_in: SignedIn, karla: User) -> None:
    bo = make_colleague("Bo")
    client = signed_in(karla)
    User.objects.filter(pk=karla.pk).update(is_active=False)
    assert client.post(PAGE, {f"of_{bo.pk}": "2"}).status_code == 302
    assert not Rating.objects.exists()


def test_switched_off_nothing_is_asked_or_kept(signed_in: SignedIn, karla: User) -> None:
    bo = make_colleague("Bo")
    RelationsSetting.objects.create(is_on=False)
    client = signed_in(karla)
    assert "Relationer er slået fra" in text_of(client.get(PAGE))
    assert client.post(PAGE, {f"of_{bo.pk}": "2"}).status_code == 422
    assert not Rating.objects.exists()
