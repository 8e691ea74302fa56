"""What whoever answered sees when the mail does not leave, and what helped before sending, in a real browser."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from indgang.catalogue.models import Task
from indgang.enquiries.actions.writing import Words, answer_company
from indgang.enquiries.models import Enquiry, SelfHelp
from indgang.enquiries.next_steps import NextStep
from indgang.shared.models import OutgoingMail
from tests.browser.visitor import Visitor
from tests.factories import make_enquiry
from tests.hvidklit import Hvidklit, lay_down


@pytest.fixture
def house(transactional_db: None) -> Hvidklit:
    cache.clear()
    return lay_down()


@pytest.fixture
def enquiry(house: Hvidklit) -> Enquiry:
    """Answered by Karla an hour ago, and the answer has not left."""
    an_hour_ago = timezone.now() - timedelta(hours=1)
    enquiry = make_enquiry("Må vi bygge en hal?", holder=house.colleagues["karla"], received_at=an_hour_ago)
    step = NextStep("Vi ringer", timezone.localdate() + timedelta(days=3))
    answer_company(enquiry=enquiry, words=Words("Ja."), step=step, by=house.users["karla"], now=an_hour_ago)
    return enquiry


def test_the_desk_and_the_enquiry_say_that_it_has_not_left(
    visitor: Visitor, house: Hvidklit, enquiry: Enquiry
) -> None:
    visitor.signs_in(house.users["karla"])
    page = visitor.opens("/intern/")
    assert visitor.problems_at_any_width() == []
    page.get_by_role("link", name="Må vi bygge en hal?").first.click()
    expect(page.get_by_text("Ikke sendt")).to_be_visible()
    assert visitor.problems_at_any_width() == []


def test_the_address_is_corrected_where_it_stands(
    visitor: Visitor, house: Hvidklit, enquiry: Enquiry
) -> None:
    visitor.signs_in(house.users["karla"])
    page = visitor.opens(enquiry.get_absolute_url())
    page.get_by_text("Ret, hvordan de kan nås").click()
    form = page.locator("#contact form")
    form.get_by_label("Mail", exact=False).fill("bente@ny.example")
    assert visitor.problems_at_any_width() == []
    form.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Det er noteret, hvordan de kan nås.")).to_be_visible()
    recipients = OutgoingMail.objects.filter(once_key__contains=f":{enquiry.pk}:company:")
    assert set(recipients.values_list("recipient", flat=True)) == {"bente@ny.example"}


def test_what_helped_before_sending_is_a_sound_table(
    visitor: Visitor, house: Hvidklit, enquiry: Enquiry
) -> None:
    task = Task.objects.order_by("pk")[0]
    SelfHelp.objects.create(task=task, day=timezone.localdate(), times=4)
    visitor.signs_in(house.users["administrator"])
    page = visitor.opens("/intern/henvendelser/tal/?delt=opgave")
    expect(page.get_by_role("heading", name="Hjulpet før afsendelse")).to_be_visible()
    assert visitor.problems_at_any_width() == []
