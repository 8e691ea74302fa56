"""What comes after a gathering, met by those who see to it, by colleagues, and by guests through their links."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indgang.duties.models import Duty
from indgang.gatherings.links import evaluation_token_of, quotes_token_of, token_of
from indgang.gatherings.models import CardAnswer, Gathering, Guest, QuoteWord, SpeedMeeting
from indgang.people.models import Role
from indgang.shared.models import OutgoingMail
from indgang.surveys.models import Tally
from tests.factories import make_colleague, make_municipality, make_user
from tests.gatherings.after_rows import a_held_gathering, a_quote, a_result, a_theme, an_answer, answered
from tests.gatherings.day_rows import a_gathering, guests_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client: Client) -> Client:
    make_municipality()
    client.force_login(make_user(Role.SECRETARY))
    return client


@pytest.fixture
def held(keeper: Client) -> tuple[Gathering, list[Guest]]:
    return a_held_gathering(starts_at=timezone.now() - timedelta(days=2))


def at(name: str, gathering: Gathering, *more: int) -> str:
    return reverse(f"gatherings:{name}", args=[gathering.pk, *more])


def page_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def coded(answer: CardAnswer, theme: str, was: str = "", *, booklet: bool = False) -> dict[str, object]:
    values: dict[str, object] = {
        "answer": answer.pk, f"theme-{answer.pk}": theme, f"initial-theme-{answer.pk}": was, "new_names": "",
        f"initial-booklet-{answer.pk}": "False",
    }  # fmt: skip
    return values | ({f"booklet-{answer.pk}": "on"} if booklet else {})


def test_answers_are_coded_on_one_page_with_suggestions_and_why(
    keeper: Client, held: tuple[Gathering, list[Guest]]
) -> None:
    gathering, _guests = held
    theme = a_theme(gathering, "Telefonen")
    an_answer(gathering, "Karla tager telefonen", theme=theme)
    waiting = an_answer(gathering, "Ingen tager telefonen", table=2)
    page = page_of(keeper, at("code_answers", gathering) + "?vis=uden")
    assert "Forslag: Telefonen" in page
    assert "Det ligner “Karla tager telefonen” (tager, telefonen)" in page
    values = coded(waiting, str(theme.pk), booklet=True) | {
        f"name-{theme.pk}": "Hvem ringer man til", f"place-{theme.pk}": "1", f"fate-{theme.pk}": "behold",
        "new_names": "Ventetid\n\n",
    }  # fmt: skip
    saved = keeper.post(at("code_answers", gathering) + "?vis=uden", values)
    assert saved["Location"] == at("code_answers", gathering) + "?vis=uden"
    waiting.refresh_from_db()
    assert (waiting.theme, waiting.in_booklet) == (theme, True)
    assert list(gathering.themes.values_list("name", flat=True)) == ["Hvem ringer man til", "Ventetid"]
    assert "Ikke spurgt endnu" in page_of(keeper, at("code_answers", gathering) + "?vis=haefte")


def test_what_another_has_coded_meanwhile_is_not_undone(
    keeper: Client, held: tuple[Gathering, list[Guest]]
) -> None:
    gathering, _guests = held
    theme, answer = a_theme(gathering, "Telefonen"), an_answer(gathering)
    CardAnswer.objects.update(theme=theme)
    kept = {f"name-{theme.pk}": "Telefonen", f"place-{theme.pk}": "1", f"fate-{theme.pk}": "behold"}
    keeper.post(at("code_answers", gathering), coded(answer, "") | kept)
    answer.refresh_from_db()
    assert answer.theme == theme


def test_a_refused_coding_keeps_all_that_was_typed(
    keeper: Client, held: tuple[Gathering, list[Guest]]
) -> None:
    gathering, _guests = held
    theme, answer = a_theme(gathering, "Telefonen"), an_answer(gathering)
    values = coded(answer, str(theme.pk)) | {
        f"name-{theme.pk}": "Telefonen", f"place-{theme.pk}": "1", f"fate-{theme.pk}": "behold",
        "new_names": "telefonen",
    }  # fmt: skip
    refused = keeper.post(at("code_answers", gathering), values)
    page = refused.content.decode()
    assert (refused.status_code, "Der er to temaer, der hedder “telefonen”." in page) == (422, True)
    assert f'<option value="{theme.pk}" selected>Telefonen</option>' in page
    assert f'name="initial-theme-{answer.pk}"' in page


@pytest.mark.parametrize("wanted", ["", "uden", "haefte", "7", "x"])
def test_a_choice_of_answers_may_be_empty(
    keeper: Client, held: tuple[Gathering, list[Guest]], wanted: str
) -> None:
    gathering, _guests = held
    assert "Der er ingen svar endnu" in page_of(keeper, at("code_answers", gathering) + f"?vis={wanted}")
    theme = a_theme(gathering, "Telefonen")
    an_answer(gathering, "Karla", theme=theme)
    assert keeper.get(at("code_answers", gathering) + f"?vis={theme.pk}&page=9").status_code == 200


def test_paper_is_typed_pair_by_pair(keeper: Client, held: tuple[Gathering, list[Guest]]) -> None:
    gathering, _guests = held
    first, second, third = SpeedMeeting.objects.order_by("table")
    card = gathering.cards.get()
    an_answer(gathering, "er her", table=2, version=2)
    assert "Bord 1: Gæst 1, Gæst 2" in page_of(keeper, at("list_pairs", gathering) + "?q=gæst 1")
    assert "Ingen med det navn" in page_of(keeper, at("list_pairs", gathering) + "?q=xyz")
    values = {f"text-{card.pk}": "Karla", f"seen-{card.pk}": "0"}
    onward = keeper.post(at("type_answers", gathering, first.pk), values)
    assert onward["Location"] == at("type_answers", gathering, third.pk)
    last = keeper.post(at("type_answers", gathering, third.pk), values)
    assert last["Location"] == at("list_pairs", gathering)
    assert CardAnswer.objects.get(meeting=first).text == "Karla"
    newer = keeper.post(at("type_answers", gathering, second.pk), values)
    page = newer.content.decode()
    assert (newer.status_code, "er her" in page, "Karla" in page) == (422, True, True)
    assert f'name="seen-{card.pk}" value="2"' in page
    assert keeper.get(at("type_answers", gathering, 10**6)).status_code == 404


def test_without_cards_it_says_what_to_do(keeper: Client, held: tuple[Gathering, list[Guest]]) -> None:
    gathering, _guests = held
    gathering.cards.all().delete()
    meeting = SpeedMeeting.objects.all()[0]
    assert "Skriv først spørgsmålene" in page_of(keeper, at("type_answers", gathering, meeting.pk))


def test_those_who_said_it_are_asked_and_answer_by_their_link_without_signing_in(
    keeper: Client, held: tuple[Gathering, list[Guest]]
) -> None:
    gathering, guests = held
    answer = an_answer(gathering, "Karla ved alt", in_booklet=True)
    assert "Intet" not in page_of(keeper, at("list_quotes", gathering))
    told = keeper.post(at("ask_speakers", gathering), follow=True).content.decode()
    assert "2 deltagere er spurgt." in told
    assert "Alle er spurgt om det" in keeper.post(at("ask_speakers", gathering), follow=True).content.decode()
    link = reverse("gatherings:say_of_quotes", args=[quotes_token_of(guests[0])])
    assert link in OutgoingMail.objects.get(recipient=guests[0].colleague.mail).text
    by_badge = page_of(Client(), reverse("gatherings:show_my_day", args=[token_of(guests[0])]))
    assert ("Svar via linket i den mail" in by_badge, "/citater/" in by_badge) == (True, False)
    page = page_of(Client(), link)
    assert "Du sagde det sammen med Gæst 2." in page
    values = {f"consent-{answer.pk}": "named", f"text-{answer.pk}": "Karla ved det", f"seen-{answer.pk}": "0"}
    sent = Client().post(link, values, follow=True)
    assert "Dine svar er gemt" in sent.content.decode()
    assert sent.cookies == {}
    answer.refresh_from_db()
    assert (answer.text, QuoteWord.objects.get().consent) == ("Karla ved det", "named")
    refused = Client().post(reverse("gatherings:say_of_quotes", args=[quotes_token_of(guests[1])]), values)
    page = refused.content.decode()
    assert (refused.status_code, "Ordene er ændret, siden du så dem." in page) == (422, True)
    assert f'name="seen-{answer.pk}" value="1"' in page
    foreign = Client().post(link, values, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 422


def test_a_badge_that_somebody_else_scans_does_not_agree_for_its_bearer(
    held: tuple[Gathering, list[Guest]],
) -> None:
    gathering, guests = held
    answer = a_quote(gathering, "Karla ved alt")
    values = {f"consent-{answer.pk}": "named", f"text-{answer.pk}": "Andre ord", f"seen-{answer.pk}": "0"}
    badge = reverse("gatherings:say_of_quotes", args=[token_of(guests[0])])
    assert [Client().get(badge).status_code, Client().post(badge, values).status_code] == [404, 404]
    answer.refresh_from_db()
    assert (answer.text, QuoteWord.objects.count()) == ("Karla ved alt", 0)
    own = reverse("gatherings:show_my_day", args=[quotes_token_of(guests[0])])
    assert Client().get(own).status_code == 404


def test_whoever_has_nothing_to_quote_need_do_nothing(held: tuple[Gathering, list[Guest]]) -> None:
    _gathering, guests = held
    page = page_of(Client(), reverse("gatherings:say_of_quotes", args=[quotes_token_of(guests[5])]))
    assert "Du skal ikke gøre noget" in page


def test_a_colleague_sees_on_the_page_of_the_gathering_that_they_are_asked(
    client: Client, held: tuple[Gathering, list[Guest]]
) -> None:
    gathering, guests = held
    a_quote(gathering)
    client.force_login(make_user(colleague=guests[0].colleague))
    page = page_of(client, gathering.get_absolute_url())
    assert reverse("gatherings:say_of_quotes", args=[quotes_token_of(guests[0])]) in page
    assert "Svar og temaer" not in page


def test_guests_answer_how_it_was_once_and_nobody_sees_who(
    keeper: Client, held: tuple[Gathering, list[Guest]]
) -> None:
    gathering, guests = held
    link = reverse("gatherings:evaluate", args=[evaluation_token_of(guests[0])])
    assert "Linket er udløbet" in page_of(Client(), link)
    assert (
        "6 deltagere er spurgt." in keeper.post(at("ask_how_it_was", gathering), follow=True).content.decode()
    )
    assert "allerede spurgt" in keeper.post(at("ask_how_it_was", gathering), follow=True).content.decode()
    page = page_of(Client(), link)
    assert ("Var det tiden værd?" in page, "Gæst 1" in page) == (True, False)
    assert Client().post(link, {}).status_code == 422
    assert Client().post(link, {"met": "yes"}, headers={"Origin": "https://andre.example"}).status_code == 422
    answer = Client().post(link, {"met": "yes", "length": "too_long", "remark": "Kortere"}, follow=True)
    assert ("Tak for dit svar" in answer.content.decode(), answer.cookies) == (True, {})
    assert reverse("relations:show_own_ties") in answer.content.decode()
    assert Client().post(link, {"met": "no"}).status_code == 422
    assert sorted(Tally.objects.values_list("question", "choice", "number")) == [
        ("length", "too_long", 1), ("met", "yes", 1),
    ]  # fmt: skip
    assert "Der er ikke noget at vise endnu" in page_of(keeper, at("show_evaluation", gathering))


def test_where_nobody_notes_the_day_it_is_said_afterwards_that_it_was_held(keeper: Client) -> None:
    gathering = a_gathering(starts_at=timezone.now() - timedelta(days=1))
    guests = guests_of(gathering, 3)
    address = at("note_held", gathering)
    assert address in page_of(keeper, gathering.get_absolute_url())
    page = page_of(keeper, address)
    assert (page.count(" checked"), "som der var trukket lod" in page) == (3, False)
    refused = keeper.post(address, {"came": [guests[0].pk]})
    assert (refused.status_code, "mindst to" in refused.content.decode()) == (422, True)
    assert keeper.post(address, {}).status_code == 422
    told = keeper.post(address, {"came": [guests[0].pk, guests[2].pk]}, follow=True).content.decode()
    assert "Det er noteret, at den blev holdt." in told
    assert address not in told
    assert "ikke noget at notere" in keeper.get(address, follow=True).content.decode()


def test_where_nobody_could_come_there_is_nobody_to_tick(keeper: Client) -> None:
    gathering = a_gathering(starts_at=timezone.now() - timedelta(days=1))
    assert "ingen at sætte kryds ved" in page_of(keeper, at("note_held", gathering))


@pytest.mark.parametrize("salt", ["badge", "nonsense"])
def test_another_link_does_not_answer(held: tuple[Gathering, list[Guest]], salt: str) -> None:
    token = token_of(held[1][0]) if salt == "badge" else "7-vrøvl"
    assert Client().get(reverse("gatherings:evaluate", args=[token])).status_code == 404


def test_what_was_learned_is_suggested_edited_and_shown_beside_the_next_plan(
    keeper: Client, held: tuple[Gathering, list[Guest]]
) -> None:
    gathering, _guests = held
    answered(gathering, "length", too_long=27, right=10, too_short=1)
    page = page_of(keeper, at("show_evaluation", gathering))
    assert "For lang: 71 % af 38 (55–83 %)" in page
    assert "For lang, med 150 minutter: 71 % af 38 (55–83 %)</textarea>" in page
    kept = keeper.post(at("note_learned", gathering), {"learned": "Kortere næste gang"}, follow=True)
    assert "Det er gemt og står ved siden af den næste plan." in kept.content.decode()
    assert "Kortere næste gang" in page_of(keeper, reverse("gatherings:plan_gathering"))
    ahead = a_gathering(starts_at=timezone.now() + timedelta(days=40))
    page = page_of(keeper, ahead.get_absolute_url())
    assert "Kortere næste gang" in page
    assert "Den er planlagt lige så lang som den sidste eller længere." in page
    assert "Den varede 150 minutter, og det sagde 71 % af 38." in page
    assert keeper.post(at("note_learned", gathering), {"learned": "x" * 2001}).status_code == 422
    refused = keeper.post(at("note_learned", ahead), {"learned": "Kortere"}, follow=True)
    assert "Vent, til samlingen er slut" in refused.content.decode()


def test_a_colleague_sees_the_figures_and_not_what_was_written(
    client: Client, held: tuple[Gathering, list[Guest]]
) -> None:
    gathering, _guests = held
    gathering.learned = "Kortere"
    gathering.save()
    answered(gathering, "met", yes=6)
    client.force_login(make_user())
    page = page_of(client, at("show_evaluation", gathering))
    assert ("Ja: 100 % af 6" in page, "Kortere" in page, "Med deres egne ord" in page) == (True, True, False)


def test_a_result_is_given_on_and_its_state_is_seen_by_all(
    keeper: Client, held: tuple[Gathering, list[Guest]]
) -> None:
    gathering, _guests = held
    group = a_result(gathering)
    a_result(gathering, "", table=2)
    owner = make_colleague("Karla Ejer")
    page = page_of(keeper, at("list_follow_ups", gathering))
    assert ("1 har ingen." in page, "Der blev ikke skrevet noget." in page) == (True, True)
    give = at("give_follow_up", gathering, group.pk)
    values = {"first_step": "Ring til skiltemaleren", "owner": "Findes Ikke", "due_date": "01-02-2099"}
    refused = keeper.post(give, values)
    assert (refused.status_code, "Ring til skiltemaleren" in refused.content.decode()) == (422, True)
    past = keeper.post(give, values | {"owner": owner.name, "due_date": "01-02-2020"})
    assert past.status_code == 422
    keeper.post(give, values | {"owner": owner.name})
    assert Duty.objects.get().owner == owner
    assert keeper.get(give)["Location"] == at("list_follow_ups", gathering)
    assert keeper.post(at("give_follow_up", gathering, 10**6), values).status_code == 404
    keeper.force_login(make_user())
    page = page_of(keeper, at("list_follow_ups", gathering))
    assert ("Karla Ejer sørger for det" in page, "I gang" in page, "<textarea" in page) == (True, True, False)
    Duty.objects.update(done_at=timezone.now(), done_by="Karla Ejer", outcome="Skiltet hænger der.")
    assert "Skiltet hænger der." in page_of(keeper, at("list_follow_ups", gathering))


def test_what_nobody_has_is_not_told_to_everybody(
    client: Client, held: tuple[Gathering, list[Guest]]
) -> None:
    gathering, _guests = held
    a_result(gathering, "Hemmeligt endnu")
    client.force_login(make_user())
    page = page_of(client, at("list_follow_ups", gathering))
    assert ("Ingen har det" in page, "Hemmeligt endnu" in page) == (True, False)


def test_gatherings_stand_beside_each_other(keeper: Client, held: tuple[Gathering, list[Guest]]) -> None:
    gathering, _guests = held
    gathering.figures = {"pairs": 40, "new": 30, "bridged": 12}
    gathering.save()
    page = page_of(keeper, reverse("gatherings:compare_gatherings"))
    assert '<strong>75 %</strong> <span class="muted">(60–86 %, af 40)</span>' in page
    assert ("ikke endnu" in page, '<svg class="years-picture"' in page) == (True, True)


def test_pages_say_what_to_do_before_anything_has_been(keeper: Client) -> None:
    assert "Der er ikke holdt nogen samling endnu" in page_of(
        keeper, reverse("gatherings:compare_gatherings")
    )
    ahead = a_gathering()
    assert "Der var ingen grupper" in page_of(keeper, at("list_follow_ups", ahead))
    assert "Der er ikke valgt noget til hæftet endnu" in page_of(keeper, at("list_quotes", ahead))
    assert "Ingen runde er holdt" in page_of(keeper, at("list_pairs", ahead))


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_questions_to_the_database_for_one_answer_as_for_three(
    keeper: Client, held: tuple[Gathering, list[Guest]], number: int, django_assert_max_num_queries: object
) -> None:
    gathering, _guests = held
    theme = a_theme(gathering, "Telefonen")
    for table in range(1, number + 1):
        an_answer(gathering, f"svar {table}", table=table, theme=theme, in_booklet=True)
    with django_assert_max_num_queries(30) as seen:  # type: ignore[operator]  # a fixture of pytest-django
        keeper.get(at("code_answers", gathering))
    assert len(seen) == NUMBER_OF_QUERIES


NUMBER_OF_QUERIES = 20
