"""Which company asks, and who knows it, as it is met on the enquiry's page."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from indgang.catalogue.models import Task
from indgang.enquiries.models import HandOver
from indgang.people.models import Colleague, Role, User
from tests.enquiries.views.enquiry_page import browser, buttons, make_sign_task, of, page, post
from tests.factories import (
    make_absence,
    make_business,
    make_colleague,
    make_enquiry,
    make_municipality,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def municipality() -> None:
    make_municipality()


@pytest.fixture
def inga() -> User:
    return make_user(Role.ENTRANCE, colleague=make_colleague("Inga Indgang"))


@pytest.fixture
def karla() -> User:
    return make_user(colleague=make_colleague("Karla Kok", units=[make_unit("Byg")]))


@pytest.fixture
def task(karla: User) -> Task:
    return make_sign_task(karla)


def test_the_company_is_chosen_and_taken_away(karla: User) -> None:
    smith = make_business("Klit Smede", cvr="99000007")
    enquiry, client = make_enquiry(holder=of(karla)), browser(karla)
    assert "Virksomheden er valgt." in post(client, "link_business", enquiry, business="99000007")
    assert smith.get_absolute_url() in page(client, enquiry)
    assert enquiry.get_absolute_url() in client.get(smith.get_absolute_url()).content.decode()
    assert "Der er ikke valgt nogen virksomhed" in post(client, "link_business", enquiry, business="")
    shown = post(client, "link_business", enquiry, business="Ukendt")
    assert 'value="Ukendt"' in shown


def test_the_company_that_it_is_likely_to_be_is_one_click_away(karla: User) -> None:
    smith, stranger = make_business("Klit Smede", mail="bente@smed.example"), make_business("Bageren")
    enquiry, client = make_enquiry(holder=of(karla), company_name="Smede"), browser(karla)
    shown = page(client, enquiry)
    assert "Det er Klit Smede" in buttons(shown)
    assert "Mailadressen er deres" in shown
    path = reverse("enquiries:link_business", args=[enquiry.reference])
    assert client.post(path, {"likely": stranger.pk}).status_code == 404
    assert "Virksomheden er valgt." in post(client, "link_business", enquiry, likely=smith.pk)
    enquiry.refresh_from_db()
    assert enquiry.business == smith
    assert client.post(path, {"likely": smith.pk}).status_code == 302
    assert "Det er Klit Smede" not in buttons(page(client, enquiry))


def test_who_only_sees_it_is_offered_no_company(karla: User) -> None:
    smith = make_business("Klit Smede", mail="bente@smed.example")
    enquiry, client = make_enquiry(unit=of(karla).memberships.get().unit), browser(karla)
    assert "Det er Klit Smede" not in buttons(page(client, enquiry))
    assert "må vælge virksomheden" in post(client, "link_business", enquiry, likely=smith.pk)


def test_who_only_sees_it_chooses_no_company(karla: User) -> None:
    make_business("Klit Smede")
    enquiry = make_enquiry(unit=of(karla).memberships.get().unit)
    assert "må vælge virksomheden" in post(browser(karla), "link_business", enquiry, business="Klit Smede")


def test_the_fixed_contact_person_is_shown_and_asked_first_with_one_click(
    inga: User, karla: User, task: Task
) -> None:
    smith = make_business(
        "Klit Smede", contact_person=make_colleague("Finn Fast", units=[make_unit("Erhverv")])
    )
    enquiry, client = make_enquiry(business=smith, task=task), browser(inga)
    shown = page(client, enquiry)
    assert "Fast kontakt" in shown
    asks = [label for label in buttons(shown) if label.startswith("Spørg ")]
    assert asks[:3] == ["Spørg Finn Fast", "Spørg Karla Kok", "Spørg Lis Leth"]
    finn = Colleague.objects.get(name="Finn Fast")
    assert "Finn Fast er spurgt" in post(client, "ask_to_hold", enquiry, colleague=finn.pk)
    assert HandOver.objects.get().receiver == finn


def test_where_the_contact_person_is_away_their_substitute_is_asked_first(inga: User, task: Task) -> None:
    finn, lis = make_colleague("Finn Fast"), Colleague.objects.get(name="Lis Leth")
    make_absence(finn, timezone.localdate(), timezone.localdate(), substitute=lis)
    enquiry = make_enquiry(business=make_business("Klit Smede", contact_person=finn), task=task)
    client = browser(inga)
    shown = page(client, enquiry)
    assert "Finn Fast er væk: Lis Leth svarer i stedet" in shown
    assert "Svarer for Finn Fast, virksomhedens faste kontakt" in shown
    asks = [label for label in buttons(shown) if label.startswith("Spørg ")]
    assert asks[:2] == ["Spørg Lis Leth", "Spørg Karla Kok"]
    assert asks.count("Spørg Lis Leth") == 1
    by_mail = reverse("enquiries:suggest_receiver", args=[enquiry.reference]) + f"?opgave={task.key}"
    shown = client.get(by_mail).content.decode()
    asks = [label for label in buttons(shown) if label.startswith("Spørg ")]
    assert asks == ["Spørg Lis Leth", "Spørg Karla Kok"]
    assert client.post(by_mail, {"colleague": lis.pk}).status_code == 302
    assert HandOver.objects.get().receiver == lis
