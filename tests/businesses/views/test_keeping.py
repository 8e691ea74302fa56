from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from indgang.businesses.models import Business
from indgang.people.models import Role
from tests.businesses.register import PASSWORD, USER, hits, register_answering, source
from tests.factories import make_business, make_colleague, make_user
from tests.people.views.conftest import errors_of, sent_back, signed_in, words_of

pytestmark = pytest.mark.django_db

LIST, NEW = "/intern/virksomheder/", "/intern/virksomheder/ny/"


@pytest.fixture
def entrance() -> Client:
    return signed_in(make_user(Role.ENTRANCE))


def test_a_company_is_written_down(entrance: Client) -> None:
    answer = entrance.post(
        NEW, {"name": "Klit Smede", "cvr": "99 00 00 07", "phone": "19701001", "website": "klit.example"}
    )
    business = Business.objects.get()
    assert answer["Location"] == business.get_absolute_url()
    assert (business.cvr, business.phone, business.website) == (
        "99000007",
        "19 70 10 01",
        "https://klit.example",
    )


def test_what_is_wrong_is_told_at_its_field_and_the_rest_is_kept(entrance: Client) -> None:
    make_business("Smedjen", cvr="99000007")
    answer = entrance.post(NEW, {"name": "Ny", "cvr": "99000007"})
    assert (answer.status_code, errors_of(answer)) == (422, ["Smedjen har det CVR-nummer i forvejen."])
    answer = entrance.post(NEW, {"name": "Ny 010170-1234", "cvr": "99000008", "town": "Hvidklit"})
    assert errors_of(answer) == [
        "Det er ikke et CVR-nummer: Kontrolcifferet passer ikke. Er et ciffer forkert?"
    ]
    assert sent_back(answer)["town"] == "Hvidklit"


def test_a_company_is_changed(entrance: Client) -> None:
    business = make_business("Smedjen", is_rural=True)
    address = f"{LIST}{business.pk}/ret/"
    typed = sent_back(entrance.get(address)) | {"name": "Smedjen på landet"}
    assert entrance.post(address, typed)["Location"] == business.get_absolute_url()
    business.refresh_from_db()
    assert (business.name, business.is_rural) == ("Smedjen på landet", True)
    assert errors_of(entrance.post(address, typed | {"cvr": "1"})) == ["Et CVR-nummer har otte cifre."]
    make_business("Anden", cvr="99000007")
    assert errors_of(entrance.post(address, typed | {"cvr": "99000007"})) == [
        "Anden har det CVR-nummer i forvejen."
    ]


@pytest.mark.usefixtures("noted_context")
def test_two_who_change_the_same_are_told_of_each_other(entrance: Client) -> None:
    business = make_business("Smedjen")
    address = f"{LIST}{business.pk}/ret/"
    opened = sent_back(entrance.get(address))
    entrance.post(address, opened | {"town": "Hvidklit"})
    answer = entrance.post(address, opened | {"town": "Vestby"})
    assert (
        answer.status_code,
        "Nogen har rettet" in words_of(answer) or answer.context["form"].changed_meanwhile != [],
    ) == (422, True)


def test_a_company_ends_by_one_press_and_is_there_again(entrance: Client) -> None:
    business = make_business()
    address = f"{LIST}{business.pk}/ophoert/"
    entrance.post(address, sent_back(entrance.get(address)))
    business.refresh_from_db()
    assert business.ended_date == timezone.localdate()
    assert errors_of(entrance.post(address, {"ended_date": "i går"})) == [
        "Skriv en dato, for eksempel 24-12-2026."
    ]
    entrance.post(address, sent_back(entrance.get(address)) | {"ended_date": ""})
    business.refresh_from_db()
    assert business.ended_date is None


def test_a_fixed_contact_person_is_chosen_by_name(entrance: Client) -> None:
    business, colleague = make_business(), make_colleague("Åse Vad")
    address = f"{LIST}{business.pk}/kontaktperson/"
    assert entrance.post(address, {"contact_person": "åse"})["Location"] == business.get_absolute_url()
    business.refresh_from_db()
    assert business.contact_person == colleague
    answer = entrance.post(address, {"contact_person": "Ukendt"})
    assert (answer.status_code, len(errors_of(answer))) == (422, 1)


def test_somebody_who_has_left_cannot_stay_chosen_anew(entrance: Client) -> None:
    gone = make_colleague("Rolf Rejst", leaving_date=date(2020, 1, 31))
    business = make_business(contact_person=gone)
    address = f"{LIST}{business.pk}/kontaktperson/"
    answer = entrance.post(address, {"contact_person": "Rolf Rejst"})
    assert errors_of(answer) == ["Rolf Rejst arbejder her ikke længere. Vælg en anden."]


# The CVR register ------------------------------------------------------------------------------------------


def ask(
    client: Client, settings: Settings, body: bytes = b"", cvr: str = "99000007", status: int = 200
) -> tuple[str, dict[str, str]]:
    """The words of the page, and what stands in its form."""
    with register_answering(body, status=status) as register:
        settings.CVR_URL, settings.CVR_USER, settings.CVR_PASSWORD = register.url, USER, PASSWORD
        answer = client.get(NEW, {"cvr": cvr})
    return words_of(answer), {
        name: text for name, text in sent_back(answer).items() if text and name != "version"
    }


def test_the_register_fills_the_form(entrance: Client, settings: Settings) -> None:
    filled = ask(entrance, settings, hits(source()))[1]
    assert filled == {
        "name": "KLIT SMEDE ApS", "cvr": "99000007", "town": "Hvidklit", "size": "10-49",
        "industry_text": "Fremstilling af metalkonstruktioner", "industry_code": "251100", "phone": "19701001",
        "mail": "kontor@klitsmede.example", "website": "www.klitsmede.example",
    }  # fmt: skip
    assert entrance.post(NEW, filled).status_code == 302
    assert Business.objects.get().website == "https://www.klitsmede.example"


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        (hits(), 200, "CVR-registret kender ingen virksomhed med det nummer."),
        (b"", 503, "CVR-registret svarer ikke lige nu."),
    ],
)
def test_the_number_stays_where_the_register_says_nothing(
    entrance: Client, settings: Settings, body: bytes, status: int, told: str
) -> None:
    words, filled = ask(entrance, settings, body, status=status)
    assert (told in words, filled) == (True, {"cvr": "99000007"})


def test_one_that_has_ended_is_told(entrance: Client, settings: Settings) -> None:
    ended = source(livsforloeb=[{"periode": {"gyldigTil": "2020-01-01"}}])
    words, filled = ask(entrance, settings, hits(ended))
    assert ("CVR-registret siger, at virksomheden er ophørt." in words, filled["name"]) == (
        True,
        "KLIT SMEDE ApS",
    )


def test_one_that_stands_here_already_is_not_asked_about(entrance: Client, settings: Settings) -> None:
    make_business("Smedjen", cvr="99000007")
    assert "Smedjen har det CVR-nummer i forvejen." in ask(entrance, settings)[0]


def test_a_number_that_is_none_is_told(entrance: Client, settings: Settings) -> None:
    assert "Kontrolcifferet passer ikke" in ask(entrance, settings, cvr="99000008")[0]
    assert ask(entrance, settings, cvr="")[1] == {}


def test_where_the_register_is_off_it_is_not_offered(entrance: Client) -> None:
    assert "Hent fra CVR-registret" not in words_of(entrance.get(NEW))
    assert "Opslag i CVR-registret er ikke slået til." in words_of(entrance.get(NEW, {"cvr": "99000007"}))
