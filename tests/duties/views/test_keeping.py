from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from indgang.duties.models import Duty
from indgang.people.models import Role
from tests.duties.views.conftest import SignedIn
from tests.factories import make_colleague, make_duty, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def duty() -> Duty:
    return make_duty(
        "Ring til smeden", owner=make_colleague("Ida Dahl"), giver=make_colleague("Bo Holm"), unit=make_unit("Byg"),
        due_date=timezone.localdate() - timedelta(days=1), details="Om hallen", about_label="Flere skilte",
        about_link="/intern/katalog/",
    )  # fmt: skip


@pytest.fixture
def ida(signed_in: SignedIn, duty: Duty) -> Client:
    return signed_in(make_user(colleague=duty.owner))


def page(client: Client, duty: Duty) -> str:
    answer = client.get(duty.get_absolute_url())
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_page_tells_all_about_it(ida: Client, duty: Duty) -> None:
    shown = page(ida, duty)
    assert "Det skulle være gjort" in shown
    for words in ("Ring til smeden", "Ida Dahl", "Bo Holm", "Byg", "Om hallen", "Flere skilte"):
        assert words in shown


def test_others_do_not_see_it(signed_in: SignedIn, duty: Duty) -> None:
    client = signed_in(make_user())
    assert client.get(duty.get_absolute_url()).status_code == 403
    assert client.post(f"{duty.get_absolute_url()}faerdig/").status_code == 403
    assert client.get("/intern/goeremaal/999999/").status_code == 404


def test_it_is_finished_and_opened_again(ida: Client, duty: Duty) -> None:
    answer = ida.post(f"{duty.get_absolute_url()}faerdig/", {"outcome": "De kommer mandag"}, follow=True)
    assert "Gjort: Ring til smeden" in answer.content.decode()
    assert "De kommer mandag" in page(ida, duty)
    assert "Kan det ikke nås?" not in page(ida, duty)
    again = ida.post(f"{duty.get_absolute_url()}faerdig/", {}, follow=True)
    assert "Det er allerede gjort af Ida Dahl." in again.content.decode()
    answer = ida.post(f"{duty.get_absolute_url()}genaabn/", follow=True)
    assert "Det er åbent igen." in answer.content.decode()
    answer = ida.post(f"{duty.get_absolute_url()}genaabn/", follow=True)
    assert "Det er allerede åbent." in answer.content.decode()


def test_a_report_that_is_too_long_is_told_and_kept(ida: Client, duty: Duty) -> None:
    answer = ida.post(f"{duty.get_absolute_url()}faerdig/", {"outcome": "x" * 1001})
    assert (answer.status_code, "x" * 1001 in answer.content.decode()) == (422, True)


def test_what_is_done_is_not_moved(ida: Client, duty: Duty) -> None:
    ida.post(f"{duty.get_absolute_url()}faerdig/")
    answer = ida.post(
        f"{duty.get_absolute_url()}flyt/", {"due_date": "24-12-2099", "reason": "Syg"}, follow=True
    )
    assert "Det er gjort og skal ikke flyttes." in answer.content.decode()


def test_it_is_moved(ida: Client, duty: Duty) -> None:
    day = timezone.localdate() + timedelta(days=5)
    answer = ida.post(
        f"{duty.get_absolute_url()}flyt/",
        {"due_date": f"{day:%d-%m-%Y}", "reason": "Smeden er syg"},
        follow=True,
    )
    assert "Det har fået en ny dag." in answer.content.decode()
    assert "Smeden er syg" in page(ida, duty)
    duty.refresh_from_db()
    assert duty.due_date == day


def test_what_is_wrong_with_the_new_day_is_told_and_kept(ida: Client, duty: Duty) -> None:
    answer = ida.post(
        f"{duty.get_absolute_url()}flyt/", {"due_date": "01-01-2020", "reason": "Smeden er syg"}
    )
    shown = answer.content.decode()
    assert (answer.status_code, "Vælg en dag, der ikke er gået." in shown) == (422, True)
    assert 'value="Smeden er syg"' in shown
    assert ida.post(f"{duty.get_absolute_url()}flyt/", {}).status_code == 422


def test_it_is_handed_on_and_then_not_ones_own(ida: Client, duty: Duty) -> None:
    make_colleague("Ove Anden")
    answer = ida.post(f"{duty.get_absolute_url()}giv-videre/", {"owner": "ove"}, follow=True)
    assert "Ove Anden har det nu." in answer.content.decode()
    assert ida.get(duty.get_absolute_url()).status_code == 403


def test_it_is_not_handed_on_to_nobody_or_oneself(ida: Client, duty: Duty) -> None:
    assert "Ida Dahl har det allerede." in ida.post(
        f"{duty.get_absolute_url()}giv-videre/", {"owner": "Ida Dahl"}
    ).content.decode()  # fmt: skip
    assert ida.post(f"{duty.get_absolute_url()}giv-videre/", {"owner": ""}).status_code == 422


def test_whoever_works_in_the_unit_takes_it_with_one_press(signed_in: SignedIn) -> None:
    unit = make_unit("Byg")
    duty = make_duty("Find et lokale", unit=unit)
    client = signed_in(make_user(colleague=make_colleague("Ida Dahl", units=[unit])))
    assert "Jeg tager det" in page(client, duty)
    answer = client.post(f"{duty.get_absolute_url()}tag/", follow=True)
    assert "Nu er det dit." in answer.content.decode()
    answer = client.post(f"{duty.get_absolute_url()}tag/", follow=True)
    assert "Ida Dahl har det allerede." in answer.content.decode()


def test_whoever_is_no_colleague_takes_nothing(signed_in: SignedIn) -> None:
    secretary = make_user(Role.SECRETARY)
    secretary.colleague = None
    secretary.save()
    duty = make_duty(unit=make_unit())
    assert signed_in(secretary).post(f"{duty.get_absolute_url()}tag/").status_code == 403


def test_a_leavers_duty_is_to_be_handed_on(signed_in: SignedIn) -> None:
    unit = make_unit()
    left = make_colleague("Rolf Rejst", units=[unit], leaving_date=timezone.localdate() - timedelta(days=3))
    duty = make_duty(owner=left)
    shown = page(signed_in(make_user(leads=unit)), duty)
    assert "Rolf Rejst er stoppet. Giv det videre til en anden." in shown
    assert '<details class="duty-act" open>' in shown
