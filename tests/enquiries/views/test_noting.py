from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indgang.catalogue.models import OtherDoor, Responsibility
from indgang.enquiries.models import Enquiry, Outcome, PhoneDraft, State
from indgang.people.models import User
from tests.enquiries.views.conftest import SignedIn
from tests.factories import make_absence, make_business, make_catalogue, make_colleague, make_task, make_user

pytestmark = pytest.mark.django_db

PAGE = "/intern/henvendelser/opkald/"
DRAFT = "/intern/henvendelser/opkald/kladde/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def karla() -> User:
    return make_user(colleague=make_colleague("Karla Holm"))


def typed(**values: Any) -> dict[str, Any]:
    return {"key": "k1", "ending": "noted", "question": "Må vi have et skilt?"} | values


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def noted(client: Client, **values: Any) -> Enquiry:
    answer = client.post(PAGE, typed(**values))
    enquiry = Enquiry.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, enquiry.get_absolute_url())
    return enquiry


def test_an_empty_note(signed_in: SignedIn, karla: User) -> None:
    OtherDoor.objects.create(key="borger", name="Borgerservice", title="Pas", text="Ring 19 55 00 00")
    shown = text_of(signed_in(karla).get(PAGE))
    for words in ("Hvem ringer?", "Hvad handler det om?", "Jeg har svaret", "Ring 19 55 00 00"):
        assert words in shown
    assert "Du har kladder" not in shown


def test_a_new_company_is_just_a_typed_name(signed_in: SignedIn, karla: User) -> None:
    make_business("Smedens VVS")
    enquiry = noted(signed_in(karla), business="Smeden", contact_name="Bo")
    assert (enquiry.business, enquiry.company_name, enquiry.contact_name) == (None, "Smeden", "Bo")


@pytest.mark.parametrize("text", ["smedens vvs", "Smedens VVS, 10150817", "10150817", "+45 19 55 24 10"])
def test_a_known_company_is_known_by_name_cvr_or_phone(signed_in: SignedIn, karla: User, text: str) -> None:
    smith = make_business("Smedens VVS", cvr="10150817", phone="19 55 24 10")
    make_business("Smedens VVS og Co")
    assert noted(signed_in(karla), business=text).business == smith


def test_two_companies_of_the_same_name_are_not_guessed_between(signed_in: SignedIn, karla: User) -> None:
    for town in ("Nørreby", "Sønderby"):
        make_business("Bageren", town=town)
    enquiry = noted(signed_in(karla), business="Bageren")
    assert (enquiry.business, enquiry.company_name) == (None, "Bageren")


def test_a_call_that_is_answered_at_once(signed_in: SignedIn, karla: User) -> None:
    enquiry = noted(signed_in(karla), ending="answered", answer="Ja, indtil 2 m²", is_confidential="on")
    assert (enquiry.state, enquiry.outcome, enquiry.is_confidential) == (State.CLOSED, Outcome.ANSWERED, True)


def test_a_call_is_passed_on_to_who_does_the_task(signed_in: SignedIn, karla: User) -> None:
    bo, task = make_colleague("Bo"), make_task("Skilte", words="skilt")
    Responsibility.objects.create(task=task, colleague=bo)
    enquiry = noted(signed_in(karla), ending="passed_on", task=task.key, word="De haster")
    assert (enquiry.task, enquiry.hand_overs.get().receiver) == (task, bo)


@pytest.mark.parametrize(
    ("day", "clock", "hour"), [("24-12-2030", "9.15", (24, 9, 15)), ("24-12-2030", "", (24, 15, 0))]
)
def test_we_call_back_on_a_day(
    signed_in: SignedIn, karla: User, day: str, clock: str, hour: tuple[int, int, int]
) -> None:
    enquiry = noted(
        signed_in(karla),
        ending="call_back",
        contact_phone="19552410",
        call_back_date=day,
        call_back_time=clock,
    )
    assert enquiry.call_back_at is not None
    local = timezone.localtime(enquiry.call_back_at)
    assert ((local.day, local.hour, local.minute), enquiry.contact_phone) == (hour, "19 55 24 10")


def test_an_hour_alone_is_today(signed_in: SignedIn, karla: User) -> None:
    answer = signed_in(karla).post(
        PAGE, typed(ending="call_back", contact_phone="19552410", call_back_time="0.00")
    )
    assert "Det tidspunkt er gået" in text_of(answer)


def test_a_day_is_not_kept_where_nobody_calls_back(signed_in: SignedIn, karla: User) -> None:
    assert noted(signed_in(karla), call_back_date="24-12-2030").call_back_at is None


def test_somebody_who_is_no_company_is_shown_to_their_own_door(signed_in: SignedIn, karla: User) -> None:
    OtherDoor.objects.create(key="borger", name="Borgerservice", title="Pas")
    enquiry = noted(signed_in(karla), ending="referred", door="borger")
    assert (enquiry.outcome, enquiry.outcome_text) == (Outcome.REFERRED, "Borgerservice: Pas")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"question": " "}, "Feltet skal udfyldes."),
        ({"ending": "answered"}, "Skriv med få ord, hvad du svarede."),
        ({"ending": "passed_on"}, "Vælg opgaven, eller skriv, hvilken kollega du spørger."),
        ({"ending": "passed_on", "receiver": "Nogen"}, "Ingen her hedder »Nogen«."),
        ({"task": "findes-ikke"}, "Opgaven findes ikke mere. Vælg en anden."),
        ({"task": "a\0b"}, "(U+0000)"),
        ({"key": "x" * 41}, "Formularen har stået åben for længe. Send den en gang til."),
    ],
)
def test_what_is_refused_stays_typed_and_is_kept(
    signed_in: SignedIn, karla: User, values: dict[str, str], words: str
) -> None:
    answer = signed_in(karla).post(PAGE, typed(business="Smeden i Sønderby", **values))
    assert (answer.status_code, Enquiry.objects.count()) == (422, 0)
    assert words in text_of(answer)
    assert 'value="Smeden i Sønderby"' in text_of(answer)
    kept = [draft.values["business"] for draft in PhoneDraft.objects.all()]
    assert kept == ([] if len(values.get("key", "")) > 40 else ["Smeden i Sønderby"])


def test_a_task_of_its_own_is_chosen_from_those_found(signed_in: SignedIn, karla: User) -> None:
    task = make_task("Skilte", words="skilt")
    Responsibility.objects.create(task=task, colleague=make_colleague("Bo Vej", phone="19 55 24 12"))
    client = signed_in(karla)

    shown = text_of(client.post(PAGE, typed(find="1", task=task.key, business="Bo & Co")))

    assert f'value="{task.key}" checked' in shown
    assert "Bo Vej · 19 55 24 12" in shown
    assert 'value="Bo &amp; Co"' in shown
    assert PhoneDraft.objects.get().values["task"] == task.key


def test_the_draft_is_kept_while_somebody_types(signed_in: SignedIn, karla: User) -> None:
    make_task("Skilte", words="skilt")
    make_business("Smedens VVS", phone="19 55 24 10")
    client = signed_in(karla)

    answer = client.post(DRAFT, typed(business="Smedens VVS"), headers=HTMX)

    assert (answer.status_code, answer["HX-Replace-Url"]) == (200, f"{PAGE}?kladde=k1")
    for words in ("Kladden er gemt kl.", "Skilte", "19 55 24 10", "Ingen løser den."):
        assert words in text_of(answer)
    draft = PhoneDraft.objects.get()
    assert (draft.owner, draft.values["business"]) == (karla, "Smedens VVS")
    assert 'value="Smedens VVS"' in text_of(client.get(answer["HX-Replace-Url"]))


def test_whoever_knows_the_company_is_shown_while_it_is_on_the_telephone(
    signed_in: SignedIn, karla: User
) -> None:
    finn, lis = (
        make_colleague("Finn Fast", phone="19 55 40 64"),
        make_colleague("Lis Leth", phone="19 55 40 65"),
    )
    make_business("Smedens VVS", contact_person=finn)
    client = signed_in(karla)
    shown = text_of(client.post(DRAFT, typed(business="Smedens VVS"), headers=HTMX))
    assert "Fast kontakt: " in shown
    assert ("Finn Fast" in shown, "19 55 40 64" in shown) == (True, True)
    make_absence(finn, timezone.localdate(), timezone.localdate(), substitute=lis)
    shown = text_of(client.post(DRAFT, typed(business="Smedens VVS"), headers=HTMX))
    assert "Fast kontakt: Finn Fast er væk: Lis Leth svarer i stedet" in shown
    assert ("19 55 40 64" in shown, "19 55 40 65" in shown) == (False, True)


def test_without_script_the_draft_leads_back_to_the_note(signed_in: SignedIn, karla: User) -> None:
    client = signed_in(karla)
    assert client.post(DRAFT, typed())["Location"] == f"{PAGE}?kladde=k1"
    assert client.post(DRAFT, typed(key=""))["Location"] == PAGE


def test_a_draft_that_cannot_be_kept_says_so(signed_in: SignedIn, karla: User) -> None:
    other = make_user()
    PhoneDraft.objects.create(owner=other, key="k1", saved_at=timezone.now())
    answer = signed_in(karla).post(DRAFT, typed(), headers=HTMX)
    assert "Ikke gemt" in text_of(answer)
    assert "HX-Replace-Url" not in answer.headers


def test_ones_own_drafts_are_shown_opened_again_and_deleted(signed_in: SignedIn, karla: User) -> None:
    now = timezone.now()
    PhoneDraft.objects.create(owner=karla, key="k1", values={"business": "Smeden"}, saved_at=now)
    PhoneDraft.objects.create(owner=make_user(), key="k2", values={"business": "Bageren"}, saved_at=now)
    client = signed_in(karla)

    shown = text_of(client.get(PAGE))
    assert ("Smeden" in shown, "Bageren" in shown) == (True, False)
    opened = text_of(client.get(f"{PAGE}?kladde=k1"))
    assert ('value="Smeden"' in opened, "Du har kladder" in opened) == (True, False)
    assert client.post(f"{DRAFT}k1/slet/").status_code == 302
    assert PhoneDraft.objects.get().key == "k2"


@pytest.mark.parametrize("key", ["k2", "findes-ikke", "æøå", "x" * 50])
def test_anothers_draft_is_not_there(signed_in: SignedIn, karla: User, key: str) -> None:
    PhoneDraft.objects.create(owner=make_user(), key="k2", saved_at=timezone.now())
    client = signed_in(karla)
    assert client.get(f"{PAGE}?kladde={key}").status_code == 404
    assert client.post(f"{DRAFT}{key}/slet/").status_code == 404
    assert PhoneDraft.objects.count() == 1


def test_a_company_can_be_given_along(signed_in: SignedIn, karla: User) -> None:
    smith = make_business("Smedens VVS", cvr="10150817")
    client = signed_in(karla)
    assert 'value="Smedens VVS, 10150817"' in text_of(client.get(f"{PAGE}?virksomhed={smith.pk}"))
    for nonsense in ("99999", "x", "9" * 30, "²"):
        assert client.get(f"{PAGE}?virksomhed={nonsense}").status_code == 200


def test_we_call_back_by_the_same_hour_tomorrow_where_nothing_else_is_said(
    signed_in: SignedIn, karla: User
) -> None:
    shown = text_of(signed_in(karla).get(PAGE))
    days = [timezone.localdate() + timedelta(days=number) for number in range(1, 10)]
    assert any(f'value="{day:%d-%m-%Y}"' in shown for day in days)


def test_whoever_is_no_colleague_notes_no_calls(signed_in: SignedIn) -> None:
    stranger = make_user()
    stranger.colleague = None
    stranger.save()
    client = signed_in(stranger)
    assert [client.get(PAGE).status_code, client.post(DRAFT, typed()).status_code] == [403, 403]


@pytest.mark.parametrize("number", [1, 3])
def test_the_note_reads_as_much_for_three_suggestions_as_for_one(
    signed_in: SignedIn, karla: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    catalogue = make_catalogue()
    for n in range(number):
        task = make_task(f"Skilt {n}", catalogue=catalogue, words="skilt")
        Responsibility.objects.create(task=task, colleague=make_colleague())
        PhoneDraft.objects.create(owner=karla, key=f"gammel-{n}", saved_at=timezone.now())
    make_business("Smedens VVS", contact_person=make_colleague("Finn Fast"))
    client = signed_in(karla)
    written = typed(business="Smedens VVS")
    client.post(DRAFT, written, headers=HTMX)
    with django_assert_num_queries(14):
        shown = text_of(client.post(DRAFT, written, headers=HTMX))
    assert (shown.count("Skilt "), "Finn Fast" in shown) == (number, True)
    with django_assert_num_queries(18):
        client.get(PAGE, {"kladde": "k1"})
