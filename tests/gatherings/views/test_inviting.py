from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from indgang.gatherings.links import token_of
from indgang.gatherings.models import Gathering, GatheringState, Guest, GuestNeed, GuestState
from indgang.people.models import Colleague
from indgang.relations.models import Rating, RelationsSetting
from tests.factories import make_user
from tests.gatherings.plan_rows import NOW, Town, make_guest, make_town, state_of
from tests.gatherings.views.test_planning import ahead, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db: None) -> Town:
    return make_town()


@pytest.fixture
def gathering(town: Town) -> Gathering:
    return ahead(town)


def test_from_proposal_to_answer(client: Client, town: Town, gathering: Gathering) -> None:
    client.force_login(town.secretary)
    guests = reverse("gatherings:list_guests", args=[gathering.pk])
    assert "Ingen er på listen endnu" in client.get(guests).content.decode()
    post(client, "propose_guests", gathering.pk, least="", most="")
    page = client.get(guests).content.decode()
    assert "6 kolleger er overvejet." in page
    assert "4 af 4 pladser er optaget." in page
    told = client.post(reverse("gatherings:ask_leaders", args=[gathering.pk]), follow=True).content.decode()
    assert "Lederne er spurgt om 6 kolleger." in told
    for leader in town.leaders:
        client.force_login(leader)
        assert (
            "Du er spurgt, om 3 af dine medarbejdere"
            in client.get(gathering.get_absolute_url()).content.decode()
        )
        assert (
            "Foreslået"
            not in client.get(reverse("gatherings:decide_guests", args=[gathering.pk])).content.decode()
        )
        for guest in gathering.guests.filter(leader=leader.colleague):
            post(client, "decide_guest", gathering.pk, guest.pk, answer="ja")
    client.force_login(town.secretary)
    told = client.post(reverse("gatherings:invite_guests", args=[gathering.pk]), follow=True).content.decode()
    assert "4 er inviteret." in told
    assert 'class="guest-need"' not in told
    again = client.post(
        reverse("gatherings:invite_guests", args=[gathering.pk]), follow=True
    ).content.decode()
    assert "Ingen leder har sagt ja" in again
    assert gathering.guests.filter(state=GuestState.INVITED).count() == 4


def test_a_refused_proposal_or_word_is_told_on_the_page(
    client: Client, town: Town, gathering: Gathering
) -> None:
    client.force_login(town.secretary)
    refused = post(client, "propose_guests", gathering.pk, least="", most="1")
    assert (refused.status_code, "højst 1 fra" in refused.content.decode()) == (422, True)
    assert post(client, "propose_guests", gathering.pk, least="x").status_code == 422
    refused = post(client, "settle_guest", gathering.pk, colleague="Kollega 00", word="must", reason="")
    assert (refused.status_code, "Skriv hvorfor" in refused.content.decode()) == (422, True)
    assert post(client, "settle_guest", gathering.pk, colleague="Ingen").status_code == 422
    post(client, "settle_guest", gathering.pk, colleague="Kollega 00", word="must", reason="Kender havnen")
    assert gathering.guests.get().word_reason == "Kender havnen"


def test_a_leader_chooses_yes_or_no_and_only_for_theirs(
    client: Client, town: Town, gathering: Gathering
) -> None:
    guest = make_guest(gathering, town.staff[0], GuestState.PROPOSED)
    client.force_login(town.leaders[0])
    page = client.get(reverse("gatherings:decide_guests", args=[gathering.pk])).content.decode()
    assert "Du er ikke spurgt om nogen" in page
    decide = reverse("gatherings:decide_guest", args=[gathering.pk, guest.pk])
    assert "ikke besvares længere" in client.post(decide, {"answer": "ja"}, follow=True).content.decode()
    assert "Vælg ja eller nej." in client.post(decide, {"answer": "måske"}, follow=True).content.decode()
    client.force_login(town.leaders[1])
    assert client.post(decide, {"answer": "ja"}).status_code == 404


def test_a_leader_reads_what_it_is_and_comes_back_to_the_one_just_answered(
    client: Client, town: Town, gathering: Gathering
) -> None:
    guest = make_guest(gathering, town.staff[0], GuestState.ASKED_LEADER, leader_asked_at=NOW)
    client.force_login(town.leaders[0])
    page = client.get(reverse("gatherings:decide_guests", args=[gathering.pk])).content.decode()
    assert gathering.place in page
    answer = client.post(reverse("gatherings:decide_guest", args=[gathering.pk, guest.pk]), {"answer": "ja"})
    assert answer["Location"].endswith(f"#guest-{guest.pk}")
    assert f'id="guest-{guest.pk}"' in page


def test_opening_the_link_changes_nothing_and_the_buttons_do_without_a_cookie(
    client: Client, town: Town, gathering: Gathering
) -> None:
    guest = make_guest(gathering, town.staff[0], GuestState.INVITED, reason="På listen")
    link = reverse("gatherings:answer_invitation", args=[token_of(guest)])
    page = client.get(link)
    assert "Jeg kommer ikke" in page.content.decode()
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert state_of(guest) == GuestState.INVITED
    answer = client.post(link, {"answer": "ja", "need": "Kun grønt"})
    assert (answer.status_code, answer["Location"], state_of(guest)) == (302, link, GuestState.COMING)
    page = client.get(link)
    assert "Du kommer. Det glæder vi os til." in page.content.decode()
    assert "Kun grønt" in page.content.decode()
    assert not client.cookies
    client.force_login(town.secretary)
    page = client.get(reverse("gatherings:list_guests", args=[gathering.pk]))
    assert page.content.decode().count('class="guest-need"') == 1
    client.post(link, {"answer": "nej"})
    assert (state_of(guest), GuestNeed.objects.count()) == (GuestState.NOT_COMING, 0)


def test_after_a_yes_the_minute_stands_on_the_page_and_is_given_without_signing_in(
    client: Client, town: Town, gathering: Gathering
) -> None:
    guest = make_guest(gathering, town.staff[0], GuestState.INVITED)
    link, minute = (
        reverse(f"gatherings:{name}", args=[token_of(guest)])
        for name in ("answer_invitation", "rate_by_link")
    )
    assert "Et minut mere?" not in client.get(link).content.decode()
    page = client.post(link, {"answer": "ja"}, follow=True).content.decode()
    assert ("Du kommer. Det glæder vi os til." in page, f'action="{minute}"' in page) == (True, True)
    assert page.count("rating-row") == 8  # everybody else in the town
    empty = client.post(minute, {})
    assert (empty.status_code, "mindst én af dem" in empty.content.decode()) == (422, True)
    foreign = client.post(minute, {f"of_{town.staff[1].pk}": "2"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (foreign.status_code, Rating.objects.count()) == (422, 0)
    page = client.post(minute, {f"of_{town.staff[1].pk}": "2"}, follow=True).content.decode()
    assert ("Tak for minuttet." in page, "rating-row" in page) == (True, False)
    kept = Rating.objects.get()
    assert (kept.rater, kept.other, kept.score) == (town.staff[0], town.staff[1], 2)
    assert not client.cookies
    assert "checked" not in client.get(minute).content.decode()  # what was answered is shown to nobody


def test_the_minute_is_not_asked_where_relations_are_switched_off(
    client: Client, town: Town, gathering: Gathering
) -> None:
    guest = make_guest(gathering, town.staff[0], GuestState.COMING)
    RelationsSetting.objects.create(is_on=False)
    link = reverse("gatherings:answer_invitation", args=[token_of(guest)])
    assert "Et minut mere?" not in client.get(link).content.decode()
    minute = reverse("gatherings:rate_by_link", args=[token_of(guest)])
    refused = client.post(minute, {f"of_{town.staff[1].pk}": "2"})
    assert (refused.status_code, Rating.objects.count()) == (422, 0)
    assert "Kommunen husker ikke relationer" in refused.content.decode()


def test_the_minute_is_for_those_who_are_expected(client: Client, town: Town, gathering: Gathering) -> None:
    gone = make_guest(gathering, town.staff[0], GuestState.NOT_COMING)
    coming = make_guest(gathering, town.staff[1], GuestState.COMING)
    minutes = [reverse("gatherings:rate_by_link", args=[token_of(one)]) for one in (gone, coming)]
    assert [client.get(minute).status_code for minute in minutes] == [404, 200]
    Gathering.objects.update(state=GatheringState.RUNNING)
    assert client.get(minutes[1]).status_code == 404


def test_alone_in_the_house_nobody_is_asked_about(client: Client, town: Town, gathering: Gathering) -> None:
    guest = make_guest(gathering, town.staff[0], GuestState.COMING)
    Colleague.objects.exclude(pk=town.staff[0].pk).update(leaving_date=date(2026, 1, 1))
    for name in ("answer_invitation", "rate_by_link"):
        page = client.get(reverse(f"gatherings:{name}", args=[token_of(guest)]))
        assert (page.status_code, "rating-row" in page.content.decode()) == (200, False)


@pytest.mark.parametrize("begun", [GatheringState.RUNNING, GatheringState.HELD])
def test_the_link_of_the_mail_leads_to_the_day_when_it_has_begun(
    client: Client, town: Town, gathering: Gathering, begun: GatheringState
) -> None:
    coming = make_guest(gathering, town.staff[0], GuestState.COMING)
    not_on_it = make_guest(gathering, town.staff[1], GuestState.CONSIDERED)
    link, the_day = (
        reverse(f"gatherings:{name}", args=[token_of(coming)])
        for name in ("answer_invitation", "show_my_day")
    )
    assert the_day in client.get(link).content.decode()
    Gathering.objects.update(state=begun)
    answer = client.get(link)
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (302, the_day, "no-store")
    other = client.get(reverse("gatherings:answer_invitation", args=[token_of(not_on_it)]))
    assert (other.status_code, "ikke inviteret" in other.content.decode()) == (200, True)


def test_the_page_says_by_when_and_what_a_late_yes_gives(
    client: Client, town: Town, gathering: Gathering
) -> None:
    Gathering.objects.update(answer_by_date=gathering.starts_at.date() - timedelta(days=3))
    guest = make_guest(gathering, town.staff[0], GuestState.INVITED, invited_at=gathering.created_at)
    link = reverse("gatherings:answer_invitation", args=[token_of(guest)])
    assert "Svar senest" in client.get(link).content.decode()
    Guest.objects.update(state=GuestState.SILENT)
    for colleague in town.staff[1:5]:
        make_guest(gathering, colleague, GuestState.COMING)
    page = client.get(link).content.decode()
    assert ("Du svarede ikke i tide" in page, "Svar senest" in page) == (True, False)
    page = client.post(link, {"answer": "ja"}, follow=True).content.decode()
    assert "Du er reserve." in page
    client.force_login(make_user(colleague=town.staff[5]))
    make_guest(gathering, town.staff[5], GuestState.SILENT)
    assert "din plads er gået videre" in client.get(gathering.get_absolute_url()).content.decode()


def test_what_cannot_be_answered_says_why(client: Client, town: Town, gathering: Gathering) -> None:
    guest = make_guest(gathering, town.staff[0], GuestState.INVITED)
    link = reverse("gatherings:answer_invitation", args=[token_of(guest)])
    assert "Tryk på en af de to knapper." in client.post(link, {"answer": "x"}).content.decode()
    elsewhere = client.post(link, {"answer": "ja"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (elsewhere.status_code, state_of(guest)) == (422, GuestState.INVITED)
    Gathering.objects.update(state=GatheringState.CANCELLED)
    assert "Samlingen er aflyst." in client.get(link).content.decode()
    assert client.post(link, {"answer": "ja"}).status_code == 422
    assert client.get(reverse("gatherings:answer_invitation", args=["1-x"])).status_code == 404


def test_those_not_invited_see_why_and_say_that_they_want_to_come(
    client: Client, town: Town, gathering: Gathering
) -> None:
    client.force_login(make_user(colleague=town.staff[0]))
    make_guest(gathering, town.staff[0], GuestState.CONSIDERED, reason="Ikke på listen: væk den dag.")
    make_guest(gathering, town.staff[1], GuestState.CONSIDERED, reason="En andens grund")
    page = client.get(gathering.get_absolute_url()).content.decode()
    assert "Ikke på listen: væk den dag." in page
    assert "En andens grund" not in page
    post(client, "want_to_come", gathering.pk, wants="ja")
    assert gathering.guests.get(colleague=town.staff[0]).wants_to_come
    post(client, "want_to_come", gathering.pk, wants="nej")
    assert not gathering.guests.get(colleague=town.staff[0]).wants_to_come
    Gathering.objects.update(state=GatheringState.HELD)
    told = client.post(reverse("gatherings:want_to_come", args=[gathering.pk]), follow=True).content.decode()
    assert "slut eller aflyst" in told


def test_whoever_hides_their_name_reads_why_they_are_not_proposed(
    client: Client, town: Town, gathering: Gathering
) -> None:
    hidden = town.staff[0]
    client.force_login(make_user(colleague=hidden))
    words = "Dit navn er skjult, så du bliver ikke foreslået"
    assert words not in client.get(gathering.get_absolute_url()).content.decode()
    hidden.name_visibility = "hidden"
    hidden.save()
    assert words in client.get(gathering.get_absolute_url()).content.decode()


def test_a_proposal_keeps_within_what_is_asked_of_each_site(
    client: Client, town: Town, gathering: Gathering
) -> None:
    client.force_login(town.secretary)
    Colleague.objects.update(place="Rådhuset")
    address = reverse("gatherings:propose_guests", args=[gathering.pk])
    page = client.post(address, {"most_of_site": "1"}).content.decode()
    assert ("højst 1 fra Rådhuset" in page, "Højst fra hvert sted" in page) == (True, True)


def test_numbers_for_one_department_are_kept_typed_and_judged_at_their_field(
    client: Client, town: Town, gathering: Gathering
) -> None:
    client.force_login(town.secretary)
    address = reverse("gatherings:propose_guests", args=[gathering.pk])
    one, other = (str(unit.pk) for unit in town.units)
    more = client.post(address, {"unit_0_unit": one, "unit_0_least": "9", "rearrange": "more"})
    assert (more.status_code, more.content.decode().count('name="unit_2_unit"')) == (200, 1)
    assert 'value="9"' in more.content.decode()
    assert not gathering.guests.exists()
    wrong = {"unit_0_unit": one, "unit_0_least": "3", "unit_0_most": "2", "unit_1_least": "1"}
    page = client.post(address, wrong | {"unit_2_unit": one, "least": "2", "most": "1"}).content.decode()
    assert page.count("Det er mindre end det mindste") == 4  # above and at the two fields
    assert page.count("Vælg den afdeling, tallene er for") == 2
    assert page.count("Afdelingen står der to gange") == 2
    assert client.post(address, {"unit_0_unit": "ingen"}).status_code == 422
    kept = {"unit_0_unit": other, "unit_0_least": "2", "unit_0_most": "2", "most": "3"}
    page = client.post(address, kept, follow=True).content.decode()
    listed = gathering.guests.filter(state=GuestState.PROPOSED, reserve_rank=None)
    assert listed.filter(colleague__memberships__unit=town.units[1]).count() == 2
    assert f'<option value="{other}" selected>' in page


def test_everybody_has_said_no(client: Client, town: Town, gathering: Gathering) -> None:
    client.force_login(town.secretary)
    make_guest(gathering, town.staff[0], GuestState.NOT_COMING, invited_at=gathering.created_at)
    page = client.get(reverse("gatherings:list_guests", args=[gathering.pk])).content.decode()
    assert "Alle inviterede har sagt nej." in page
