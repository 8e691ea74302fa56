"""The day of a gathering with twelve phones: each sees its next table, and what is typed survives a lost network."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from indgang.gatherings.actions.day import begin_round, check_in, note_left, redraw_rest, start_day
from indgang.gatherings.actions.drawing import draw_speed_dates
from indgang.gatherings.actions.grouping import draw_groups
from indgang.gatherings.links import token_of
from indgang.gatherings.models import CardAnswer, CrossTask, Gathering, Group, GroupSeat, Guest, SpeedMeeting
from indgang.gatherings.queries.day import people_of
from indgang.history.actions.recording import SYSTEM
from indgang.people.models import Role, User
from tests.browser.visitor import Visitor
from tests.factories import make_municipality, make_user
from tests.gatherings.day_rows import a_cross_task, a_gathering, guests_of

PHONE = ViewportSize(width=390, height=800)
SOON = 9000  # ms: a page looks every four seconds


@pytest.fixture
def secretary(transactional_db: None) -> User:
    cache.clear()
    make_municipality()
    return make_user(Role.SECRETARY)


@pytest.fixture
def gathering(secretary: User) -> Gathering:
    """Twelve are here, all is drawn, and the day has begun."""
    now, gathering = timezone.now(), a_gathering(rounds=4)
    gathering.cards.create(text="Hvem ringer du til?", position=0)
    gathering.tasks.add(a_cross_task("Nye skilte i byen"), a_cross_task("Byfest"))
    for guest in guests_of(gathering, 12, 4):
        check_in(guest=guest, by=SYSTEM, now=now)
    draw_speed_dates(gathering=gathering, seed=1, by=SYSTEM, now=now)
    draw_groups(gathering=gathering, tasks=list(CrossTask.objects.all()), seed=1, by=SYSTEM, now=now)
    return start_day(gathering=gathering, by=SYSTEM, now=now)


def day_of(guest: Guest) -> str:
    return reverse("gatherings:show_my_day", args=[token_of(guest)])


def meeting_of(guest: Guest, number: int) -> SpeedMeeting:
    meetings = SpeedMeeting.objects.filter(round__gathering=guest.gathering, round__number=number)
    return next(meeting for meeting in meetings if guest in people_of(meeting))


def shows_next(page: Page, guest: Guest, number: int) -> None:
    meeting = meeting_of(guest, number)
    expect(page.locator("#my-day")).to_contain_text(f"Dit næste: bord {meeting.table}", timeout=SOON)
    for other in people_of(meeting):
        if other != guest:
            expect(page.locator("#my-day")).to_contain_text(str(other), timeout=SOON)


def test_twelve_phones_follow_the_day_and_a_no_show(
    browser: Browser, live_server: LiveServer, gathering: Gathering
) -> None:
    guests = list(gathering.guests.order_by("pk"))
    contexts = [browser.new_context(viewport=PHONE, locale="da-DK") for _guest in guests]
    phones = [context.new_page() for context in contexts]
    for phone, guest in zip(phones, guests, strict=True):
        phone.goto(live_server.url + day_of(guest))
        shows_next(phone, guest, 1)
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=timezone.now())
    for guest in guests[:2]:
        note_left(guest=guest, by=SYSTEM, now=timezone.now())
    redraw_rest(gathering=gathering, by=SYSTEM, now=timezone.now())
    for phone, guest in zip(phones[2:], guests[2:], strict=True):
        shows_next(phone, guest, 2)
    for phone in phones[:2]:
        expect(phone.locator("#my-day")).to_contain_text("Vis dit navneskilt ved døren.", timeout=SOON)
    assert [context.cookies() for context in contexts] == [[]] * 12
    for context in contexts:
        context.close()


def test_what_is_typed_without_a_network_is_sent_when_it_is_back(
    browser: Browser, live_server: LiveServer, gathering: Gathering
) -> None:
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=timezone.now())
    guest = gathering.guests.order_by("pk")[0]
    context = browser.new_context(viewport=PHONE, locale="da-DK")
    page = context.new_page()
    page.goto(live_server.url + reverse("gatherings:write_answers", args=[token_of(guest)]))
    box = page.get_by_label("Hvem ringer du til?").first
    context.set_offline(True)
    box.fill("Jeg ringer til Karla om skilte")
    expect(page.get_by_text("Intet net.").first).to_be_visible(timeout=SOON)
    assert CardAnswer.objects.count() == 0
    context.set_offline(False)
    expect(page.get_by_text("Gemt.").first).to_be_visible(timeout=SOON)
    assert CardAnswer.objects.get().text == "Jeg ringer til Karla om skilte"
    assert page.evaluate("localStorage.length") == 0
    context.close()


def test_where_both_type_the_second_sees_both_texts(
    browser: Browser, live_server: LiveServer, gathering: Gathering
) -> None:
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=timezone.now())
    meeting = SpeedMeeting.objects.filter(round__number=1)[0]
    pages = []
    for guest in people_of(meeting):
        page = browser.new_context(viewport=PHONE, locale="da-DK").new_page()
        page.goto(live_server.url + reverse("gatherings:write_answers", args=[token_of(guest)]))
        pages.append(page)
    first, second = pages
    first.get_by_label("Hvem ringer du til?").first.fill("Karla")
    expect(first.get_by_text("Gemt.").first).to_be_visible(timeout=SOON)
    second.get_by_label("Hvem ringer du til?").first.fill("Kai")
    expect(second.locator("[data-theirs-text]").first).to_have_text("Karla", timeout=SOON)
    expect(second.get_by_label("Hvem ringer du til?").first).to_have_value("Kai")
    second.get_by_label("Hvem ringer du til?").first.fill("Karla, og ellers Kai")
    expect(second.get_by_text("Gemt.").first).to_be_visible(timeout=SOON)
    assert CardAnswer.objects.get().text == "Karla, og ellers Kai"
    for page in pages:
        page.context.close()


def typing_page(browser: Browser, live_server: LiveServer, guest: Guest) -> Page:
    page = browser.new_context(viewport=PHONE, locale="da-DK").new_page()
    page.goto(live_server.url + reverse("gatherings:write_answers", args=[token_of(guest)]))
    return page


def test_what_was_refused_is_still_there_when_the_page_is_loaded_again(
    browser: Browser, live_server: LiveServer, gathering: Gathering
) -> None:
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=timezone.now())
    first, second = (
        typing_page(browser, live_server, guest)
        for guest in people_of(SpeedMeeting.objects.filter(round__number=1)[0])
    )
    first.get_by_label("Hvem ringer du til?").first.fill("Karla")
    expect(first.get_by_text("Gemt.").first).to_be_visible(timeout=SOON)
    second.get_by_label("Hvem ringer du til?").first.fill("Kai")
    expect(second.locator("[data-theirs-text]").first).to_have_text("Karla", timeout=SOON)
    second.reload()
    expect(second.get_by_label("Hvem ringer du til?").first).to_have_value("Kai")
    expect(second.locator("[data-theirs-text]").first).to_have_text("Karla")
    second.wait_for_timeout(5000)
    assert CardAnswer.objects.get().text == "Karla"
    second.get_by_role("button", name="Gem").first.click()
    expect(second.get_by_text("Gemt.").first).to_be_visible(timeout=SOON)
    assert (CardAnswer.objects.get().text, second.evaluate("localStorage.length")) == ("Kai", 0)
    for page in (first, second):
        page.context.close()


def test_a_fault_of_the_servers_and_a_box_that_is_gone_are_told_apart_from_a_lost_network(
    browser: Browser, live_server: LiveServer, gathering: Gathering
) -> None:
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=timezone.now())
    page = typing_page(browser, live_server, gathering.guests.order_by("pk")[0])
    sent, status = [], 500

    def answer(route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        sent.append(status)
        return route.fulfill(status=status, body="<h1>Nej</h1>")

    page.route("**/skriv/", answer)
    box = page.get_by_label("Hvem ringer du til?").first
    box.fill("Karla")
    expect(page.get_by_text("det er vores fejl").first).to_be_visible(timeout=SOON)
    status = 404
    expect(page.get_by_text("Hent siden igen").first).to_be_visible(timeout=SOON)
    page.wait_for_timeout(5000)
    assert (sent.count(404), CardAnswer.objects.count()) == (1, 0)
    page.unroute("**/skriv/")
    page.reload()
    expect(page.get_by_text("Det er ikke gemt endnu.").first).to_be_visible()
    page.get_by_role("button", name="Gem").first.click()
    expect(page.get_by_text("Gemt.").first).to_be_visible(timeout=SOON)
    assert CardAnswer.objects.get().text == "Karla"
    page.context.close()


def test_what_was_typed_at_a_table_that_is_gone_is_shown(
    browser: Browser, live_server: LiveServer, gathering: Gathering
) -> None:
    seat = GroupSeat.objects.filter(group__gathering=gathering, is_scribe=True)[0]
    page = typing_page(browser, live_server, seat.guest)
    page.context.set_offline(True)
    page.get_by_label("Hvad vi kom frem til").fill("Ét skema")
    page.wait_for_timeout(1000)
    Group.objects.all().delete()
    page.context.set_offline(False)
    expect(page.get_by_text("Hent siden igen").first).to_be_visible(timeout=SOON)
    page.reload()
    expect(page.locator("[data-left-over-text]")).to_have_text("Ét skema")
    page.get_by_role("button", name="Fjern det").click()
    expect(page.locator("[data-left-over-text]")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    page.context.close()


def test_the_clock_runs_by_the_server_and_is_large(
    visitor: Visitor, secretary: User, gathering: Gathering
) -> None:
    visitor.signs_in(secretary)
    page = visitor.opens(reverse("gatherings:show_clock", args=[gathering.pk]))
    page.get_by_role("button", name="Begynd runde 1").click()
    expect(page.get_by_role("heading", name="Runde 1 af 4")).to_be_visible()
    expect(page.get_by_role("timer")).to_have_text("4:57", timeout=SOON)
    size = page.get_by_role("timer").evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 900 / 4
    page.get_by_role("button", name="Lyd").click()
    expect(page.get_by_role("button", name="Lyd")).to_have_attribute("aria-pressed", "true")
    assert visitor.problems_at_any_width() == []


@pytest.mark.parametrize(
    "name", ["show_day", "receive_guests", "edit_cards", "type_results", "show_badges", "show_table_cards",
             "show_table_lists"],
)  # fmt: skip
def test_the_pages_of_the_day_are_sound(
    visitor: Visitor, secretary: User, gathering: Gathering, name: str
) -> None:
    visitor.signs_in(secretary)
    visitor.opens(reverse(f"gatherings:{name}", args=[gathering.pk]))
    assert (visitor.status, visitor.problems_at_any_width()) == (200, [])


@pytest.mark.parametrize("name", ["show_my_day", "write_answers"])
def test_a_guests_pages_are_sound_and_set_no_cookie(
    visitor: Visitor, gathering: Gathering, name: str
) -> None:
    begin_round(gathering=gathering, number=1, by=SYSTEM, now=timezone.now())
    guest = gathering.groups.first().seats.get(is_scribe=True).guest  # type: ignore[union-attr]  # it is drawn
    visitor.opens(reverse(f"gatherings:{name}", args=[token_of(guest)]))
    assert (visitor.status, visitor.problems_at_any_width(), visitor.cookies()) == (200, [], [])


def test_the_pages_of_the_day_work_without_a_script(gathering: Gathering) -> None:
    guest = gathering.guests.order_by("pk")[0]
    page = Client().get(day_of(guest)).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="20"></noscript>' in page
