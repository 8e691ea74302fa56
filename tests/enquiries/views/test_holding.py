"""Who holds an enquiry, as it is met on its page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import Responsibility, Task
from indgang.duties.models import Duty
from indgang.enquiries.models import Enquiry, HandOver, HandOverState, Message, MessageKind, State
from indgang.people.models import Role, User
from tests.enquiries.views.enquiry_page import browser, buttons, make_sign_task, of, page, post
from tests.factories import (
    make_absence,
    make_colleague,
    make_enquiry,
    make_municipality,
    make_task,
    make_unit,
    make_user,
)
from tests.page_forms import forms_in

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


# Finding the right one ---------------------------------------------------------------------------------------


def test_the_entrance_sees_what_was_asked_by_whom_and_what_it_may_be_about(inga: User, task: Task) -> None:
    enquiry = make_enquiry(
        "Må jeg stille et skilt op?", contact_phone="19 70 10 03", company_name="Klit Smede"
    )
    shown = page(browser(inga), enquiry)
    for words in ("Må jeg stille et skilt op?", "Bente Smed", "Klit Smede", "mailto:bente@smed.example"):
        assert words in shown
    assert "tel:+4519701003" in shown
    assert "Hvem skal have den?" in shown
    assert "Passer på: skilt" in shown
    assert "Karla Kok, Byg og Miljø" in shown
    assert "Vælg: Skilte" in buttons(shown)


def test_nothing_like_it_says_what_to_do(inga: User, task: Task) -> None:
    shown = page(browser(inga), make_enquiry("Xyzzy plugh"))
    assert "Intet i kataloget ligner." in shown


def test_the_task_gives_the_colleague_and_one_click_asks(inga: User, karla: User, task: Task) -> None:
    enquiry, client = make_enquiry(), browser(inga)
    shown = post(client, "choose_task", enquiry, key=task.key)
    assert "Opgaven er valgt: Skilte" in shown
    assert [label for label in buttons(shown) if label.startswith("Spørg ")][:2] == [
        "Spørg Karla Kok",
        "Spørg Lis Leth",
    ]
    shown = post(client, "ask_to_hold", enquiry, colleague=of(karla).pk)
    assert "Karla Kok er spurgt" in shown
    assert "Karla Kok blev spurgt" in shown
    enquiry.refresh_from_db()
    assert (enquiry.task, enquiry.holder, enquiry.hand_overs.get().receiver) == (task, None, of(karla))


def test_any_task_is_chosen_by_its_title_and_what_fits_none_is_told_and_kept(inga: User, task: Task) -> None:
    enquiry, client = make_enquiry(), browser(inga)
    assert "Opgaven er valgt: Skilte" in post(client, "choose_task", enquiry, task="skil")
    shown = post(client, "choose_task", enquiry, task="Rumfart")
    assert 'value="Rumfart"' in shown
    assert 'id="task_task_error"' in shown


def test_whoever_is_away_is_passed_over_and_why_is_told(inga: User, karla: User, task: Task) -> None:
    nils = make_colleague("Nils Nord")
    today = timezone.localdate()
    make_absence(of(karla), today, today + timedelta(days=3), substitute=nils)
    shown = post(browser(inga), "choose_task", make_enquiry(), key=task.key)
    assert "Spørg Nils Nord" in buttons(shown)
    assert "Svarer for Karla Kok, som er væk" in shown


def test_a_task_that_nobody_does_says_so(inga: User) -> None:
    shown = post(browser(inga), "choose_task", make_enquiry(), key=make_task("Tomt").key)
    assert "Ingen på arbejde udfører opgaven." in shown


def test_anybody_is_asked_by_name_with_a_word_and_a_fault_keeps_what_was_typed(inga: User) -> None:
    make_colleague("Ida Dahl")
    enquiry, client = make_enquiry(), browser(inga)
    shown = post(client, "ask_to_hold", enquiry, receiver="Ingen Sådan", word="Det haster")
    assert "Ingen her hedder" in shown
    assert "Det haster" in shown
    assert "Ida Dahl er spurgt" in post(client, "ask_to_hold", enquiry, receiver="ida", word="Det haster")
    assert enquiry.hand_overs.get().word == "Det haster"


def test_a_name_of_somebody_away_is_refused_at_its_field(inga: User) -> None:
    today = timezone.localdate()
    make_absence(make_colleague("Ida Dahl"), today, today)
    shown = post(browser(inga), "ask_to_hold", make_enquiry(), receiver="ida")
    assert "og ingen svarer i stedet. Spørg en anden." in shown
    assert 'id="ask_receiver"' in shown


def test_who_may_not_steer_it_is_told_and_nothing_is_changed(karla: User, task: Task) -> None:
    """Karla works in the unit it stands with, so she sees it."""
    enquiry = make_enquiry(unit=of(karla).memberships.get().unit)
    client = browser(karla)
    assert "kan vælge opgaven" in post(client, "choose_task", enquiry, key=task.key)
    assert "kan overdrage den" in post(client, "ask_to_hold", enquiry, receiver="Lis Leth")
    enquiry.refresh_from_db()
    assert (enquiry.task, enquiry.hand_overs.count()) == (None, 0)


# From a mail ------------------------------------------------------------------------------------------------


def ask_path(enquiry: Enquiry, task: Task) -> str:
    return f"{reverse('enquiries:suggest_receiver', args=[enquiry.reference])}?opgave={task.key}"


def test_a_link_in_a_mail_shows_who_would_get_it_and_changes_nothing(
    inga: User, karla: User, task: Task
) -> None:
    enquiry, client = make_enquiry(), browser(inga)
    shown = client.get(ask_path(enquiry, task)).content.decode()
    assert "Hvis den handler om »Skilte«" in shown
    assert "Spørg Karla Kok" in buttons(shown)
    enquiry.refresh_from_db()
    assert (enquiry.task, enquiry.hand_overs.count()) == (None, 0)
    client.post(ask_path(enquiry, task), {"colleague": of(karla).pk})
    enquiry.refresh_from_db()
    assert (enquiry.task, enquiry.hand_overs.get().receiver) == (task, of(karla))
    assert "er spurgt og har ikke svaret" in client.get(ask_path(enquiry, task)).content.decode()


def test_a_link_that_comes_too_late_says_who_holds_it(inga: User, karla: User, task: Task) -> None:
    enquiry, client = make_enquiry(holder=of(karla)), browser(inga)
    assert "Karla Kok er allerede tovholder." in client.get(ask_path(enquiry, task)).content.decode()
    told = client.post(ask_path(enquiry, task), {"colleague": of(karla).pk}, follow=True).content.decode()
    assert "Karla Kok er allerede tovholder." in told


# The colleague who was asked ---------------------------------------------------------------------------------


@pytest.fixture
def asked(inga: User, karla: User, task: Task) -> HandOver:
    return HandOver.objects.create(
        enquiry=make_enquiry(task=task), giver=of(inga), receiver=of(karla), word="Det haster"
    )


def test_whoever_is_asked_meets_the_question_on_top(asked: HandOver, karla: User) -> None:
    shown = page(browser(karla), asked.enquiry)
    assert "Inga Indgang spørger: Vil du være tovholder" in shown
    assert shown.index("Det haster") < shown.index("Må jeg stille et skilt op?</p>")
    assert "Ja, jeg tager den" in buttons(shown)


def test_one_click_accepts(asked: HandOver, karla: User) -> None:
    shown = post(browser(karla), "accept_enquiry", asked.enquiry, asked.pk)
    assert "Du er tovholder nu." in shown
    asked.enquiry.refresh_from_db()
    assert (asked.enquiry.holder, asked.enquiry.state) == (of(karla), State.HELD)
    assert "Der er allerede svaret" in post(browser(karla), "accept_enquiry", asked.enquiry, asked.pk)


def test_a_no_needs_a_word_and_leads_to_the_desk_where_it_is_no_longer_theirs(
    asked: HandOver, karla: User
) -> None:
    client = browser(karla)
    shown = post(client, "decline_enquiry", asked.enquiry, asked.pk)
    assert 'id="decline_reply"' in shown
    assert "Du har sagt nej." in post(client, "decline_enquiry", asked.enquiry, asked.pk, reply="Spørg Lis")
    asked.refresh_from_db()
    assert (asked.state, asked.reply) == (HandOverState.DECLINED, "Spørg Lis")
    assert client.get(asked.enquiry.get_absolute_url()).status_code == 404


def test_nobody_else_answers_for_them(asked: HandOver, inga: User) -> None:
    client = browser(inga)
    assert "Kun den kollega" in post(client, "accept_enquiry", asked.enquiry, asked.pk)
    assert "Kun den kollega" in post(client, "decline_enquiry", asked.enquiry, asked.pk, reply="Nej")


def test_the_question_is_taken_back_once(asked: HandOver, inga: User) -> None:
    client = browser(inga)
    assert "Spørgsmålet er trukket tilbage." in post(client, "withdraw_hand_over", asked.enquiry, asked.pk)
    assert "Der er allerede svaret" in post(client, "withdraw_hand_over", asked.enquiry, asked.pk)


def test_where_whoever_was_asked_is_away_one_click_asks_their_substitute(
    asked: HandOver, inga: User, karla: User
) -> None:
    nils, today = make_colleague("Nils Nord"), timezone.localdate()
    make_absence(of(karla), today, today + timedelta(days=3), substitute=nils)
    client = browser(inga)
    shown = page(client, asked.enquiry)
    assert "Karla Kok er her ikke" in shown
    form = next(form for form in forms_in(shown) if "instead_of" in form.names())
    client.post(form.action, {**form.values(), "colleague": nils.pk})
    asked.refresh_from_db()
    assert asked.state == HandOverState.WITHDRAWN
    assert asked.enquiry.hand_overs.get(state=HandOverState.ASKED).receiver == nils


def test_where_the_holder_has_left_it_says_so(inga: User) -> None:
    gone = make_colleague("Rolf Rejst", leaving_date=timezone.localdate() - timedelta(days=1))
    shown = page(browser(inga), make_enquiry(holder=gone))
    assert "Rolf Rejst er her ikke" in shown
    assert "De er stoppet. Ingen svarer i stedet." in shown


# Back to the entrance ----------------------------------------------------------------------------------------


def test_one_click_sends_it_back_and_corrects_the_catalogue(karla: User, task: Task) -> None:
    enquiry, client = make_enquiry(holder=of(karla), task=task), browser(karla)
    assert "Forkert person eller forkert opgave" in page(client, enquiry)
    assert {
        "Rigtig opgave, men det er ikke mig, der udfører den",
        "Den handler om noget andet, end opgaven siger",
    } <= set(buttons(page(client, enquiry)))
    shown = post(client, "send_back", enquiry, wrong="task", word="Det er en pergola")
    assert "Tak. Indgangen har fået besked" in shown
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.holder, enquiry.task) == (State.NEW, None, None)
    assert "Det er en pergola" in Duty.objects.get().details
    assert client.get(enquiry.get_absolute_url()).status_code == 404


def test_what_is_wrong_must_be_said(karla: User, inga: User) -> None:
    enquiry, client = make_enquiry(holder=of(karla)), browser(karla)
    nothing: dict[str, Any] = {}
    for wrong in (nothing, {"wrong": "x"}):
        shown = post(client, "send_back", enquiry, word="Pergola", **wrong)
        assert (shown.count("Pergola"), shown.count("Tryk på en af de to.")) == (1, 1)
    enquiry.refresh_from_db()
    assert enquiry.holder == of(karla)
    assert "Indgangen har den allerede." in post(
        browser(inga), "send_back", make_enquiry(), wrong="person", word="Pergola"
    )


# The page ---------------------------------------------------------------------------------------------------


def test_taking_it_asks_once_more_when_it_is_opened_from_a_mail(inga: User) -> None:
    enquiry, client = make_enquiry(), browser(inga)
    path = reverse("enquiries:take_enquiry", args=[enquiry.reference])
    assert client.get(path).status_code == 200
    enquiry.refresh_from_db()
    assert enquiry.holder is None
    assert "Du er tovholder nu." in post(client, "take_enquiry", enquiry)
    other = browser(make_user(Role.ENTRANCE, colleague=make_colleague()))
    assert "Inga Indgang er allerede tovholder." in post(other, "take_enquiry", enquiry)


def test_what_is_late_is_said_in_words(karla: User) -> None:
    now = timezone.now()
    enquiry = make_enquiry(
        holder=of(karla),
        contact_due_at=now - timedelta(days=3, hours=1),
        answer_due_date=timezone.localdate() - timedelta(days=1),
    )
    shown = page(browser(karla), enquiry)
    assert "Virksomheden har ikke hørt fra os" in shown
    assert "for 3 dage siden" in shown
    assert "Svaret er forsinket" in shown


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_reads_as_much_for_one_message_as_for_three(
    karla: User, task: Task, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    enquiry, client = make_enquiry(holder=of(karla), task=task), browser(karla)
    for _ in range(number):
        Message.objects.create(enquiry=enquiry, kind=MessageKind.NOTE, text="En note")
    client.get(enquiry.get_absolute_url())
    with django_assert_num_queries(33):
        assert page(client, enquiry).count("En note") == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_that_a_mail_leads_to_read_as_much_for_three_colleagues_as_for_one(
    inga: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    task, client = make_task("Skilte"), browser(inga)
    for _ in range(number):
        Responsibility.objects.create(task=task, colleague=make_colleague())
    enquiry = make_enquiry()
    to_task = reverse("enquiries:suggest_receiver", args=[enquiry.reference]) + f"?opgave={task.key}"
    client.get(to_task)
    with django_assert_num_queries(15):
        shown = client.get(to_task).content.decode()
    assert len([label for label in buttons(shown) if label.startswith("Spørg ")]) == number
    with django_assert_num_queries(11):
        client.get(reverse("enquiries:take_enquiry", args=[enquiry.reference]))
