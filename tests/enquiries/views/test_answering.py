from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone

from indgang.enquiries.models import Enquiry, InvolvementState, Level, MessageKind, Outcome, State
from indgang.enquiries.queries.meetings import proposal_for
from indgang.people.models import Role, User
from indgang.shared.models import OutgoingMail
from tests.factories import (
    make_business,
    make_colleague,
    make_enquiry,
    make_municipality,
    make_unit,
    make_user,
)
from tests.page_forms import forms_in

pytestmark = pytest.mark.django_db
ACTS = {  # the act's address, and which of the page's forms it is
    "answer_company": "answer", "answer_and_close": "answer", "add_call": "call", "write_note": "note",
    "wait_for_company": "wait", "resume_enquiry": "resume", "set_next_step": "step", "start_answer_clock": "clock",
    "raise_to": "level", "mark_enquiry": "mark", "make_confidential": "confide", "open_to_house": "confide",
    "invite_to_meeting": "meeting", "move_meeting": "move", "cancel_meeting": "cancel", "close_enquiry": "close",
    "reopen_enquiry": "reopen", "change_contact": "contact",
}  # fmt: skip
TOMORROW = f"{timezone.localdate() + timedelta(days=1):%d-%m-%Y}"
STEP = {"next_step": "Vi ringer", "next_step_date": TOMORROW}
MEETING = {"day": TOMORROW, "hour": "9.30", "minutes": "60", "place": "Rådhuset"}


@pytest.fixture
def karla(client: Client) -> User:
    """Signed in, and the holder of the enquiry."""
    make_municipality()
    user = make_user(colleague=make_colleague("Karla Østergaard", mail="karla@hvidklit.example"))
    client.force_login(user)
    return user


@pytest.fixture
def enquiry(karla: User) -> Enquiry:
    return make_enquiry("Må vi bygge en hal?", holder=karla.colleague)


def address(name: str, enquiry: Enquiry, pk: int | None = None) -> str:
    return reverse(f"enquiries:{name}", args=[enquiry.reference, *([pk] if pk is not None else [])])


def does(
    client: Client, name: str, enquiry: Enquiry, values: dict[str, str] | None = None, pk: int | None = None
) -> tuple[Any, str]:
    """What the act meets, and the words of the page it leads to."""
    sent = {f"{ACTS[name]}-{field}": value for field, value in (values or {}).items()}
    answer = client.post(address(name, enquiry, pk), sent, follow=True)
    enquiry.refresh_from_db()
    return answer, " ".join(answer.content.decode().split())


def offered(client: Client, enquiry: Enquiry) -> set[str]:
    """The addresses of the forms of answering on the page, by the last of their names."""
    page = client.get(enquiry.get_absolute_url()).content.decode()
    own = enquiry.get_absolute_url()
    paths = {urlsplit(form.action).path for form in forms_in(page) if own in form.action}
    return {path.removeprefix(own) for path in paths if resolve(path).url_name in ACTS}


def test_an_answer_is_sent(client: Client, enquiry: Enquiry) -> None:
    _, page = does(client, "answer_company", enquiry, {"text": "Ja", **STEP})
    assert "Dit svar er på vej." in page
    assert (OutgoingMail.objects.count(), enquiry.next_step) == (1, "Vi ringer")


def test_a_form_that_is_sent_twice_from_one_page_sends_one_mail(client: Client, enquiry: Enquiry) -> None:
    page = client.get(enquiry.get_absolute_url()).content.decode()
    form = next(f for f in forms_in(page) if f.action == address("answer_company", enquiry))
    values = form.values() | {
        "answer-text": "Ja",
        "answer-next_step": "Vi ringer",
        "answer-next_step_date": TOMORROW,
    }
    for _ in range(2):
        assert client.post(form.action, values).status_code == 302
    assert OutgoingMail.objects.count() == 1


def test_what_is_refused_is_told_at_its_field_and_nothing_typed_is_lost(
    client: Client, enquiry: Enquiry
) -> None:
    values = {"text": "Ja, det må I gerne", "next_step": "Vi ringer", "next_step_date": "1-1-2020"}
    answer, page = does(client, "answer_company", enquiry, values)
    assert answer.status_code == 422
    assert "Den dag er gået." in page
    for typed in ("Ja, det må I gerne", "Vi ringer", "1-1-2020"):
        assert typed in page
    assert OutgoingMail.objects.count() == 0


def test_an_answer_to_those_without_mail_says_that_they_must_be_called(
    client: Client, enquiry: Enquiry
) -> None:
    Enquiry.objects.update(contact_mail="", contact_phone="12 34 56 78")
    _, page = does(client, "answer_company", enquiry, {"text": "Ja", **STEP})
    assert "ring til dem, og notér opkaldet" in page


def test_a_simple_one_is_answered_and_closed_in_one_act(client: Client, enquiry: Enquiry) -> None:
    assert "Svar og luk" in client.get(enquiry.get_absolute_url()).content.decode()
    _, page = does(client, "answer_and_close", enquiry, {"text": "Ja, det må I."})
    assert "Dit svar er på vej, og henvendelsen er lukket." in page
    assert (enquiry.state, enquiry.outcome_text) == (State.CLOSED, "Ja, det må I.")


def test_one_that_takes_more_is_not(client: Client, enquiry: Enquiry) -> None:
    Enquiry.objects.update(level=Level.MEDIUM)
    assert "Svar og luk" not in client.get(enquiry.get_absolute_url()).content.decode()


def test_what_was_typed_is_kept_though_it_was_closed_meanwhile(client: Client, enquiry: Enquiry) -> None:
    does(client, "answer_and_close", enquiry, {"text": "Først"})
    answer, page = does(client, "answer_company", enquiry, {"text": "Et langt svar", **STEP})
    assert answer.status_code == 422
    assert "Henvendelsen er lukket. Genåbn den først." in page
    assert "Et langt svar" in page


def test_a_call_and_a_note_are_written(client: Client, enquiry: Enquiry) -> None:
    _, page = does(client, "add_call", enquiry, {"text": "De må godt", "is_answer": "on", **STEP})
    assert "Opkaldet er noteret." in page
    _, page = does(client, "write_note", enquiry, {"text": "Spørg Bo"})
    assert "Kun kolleger ser den." in page
    kinds = list(enquiry.messages.order_by("pk").values_list("kind", flat=True))
    assert kinds == [MessageKind.COMPANY, MessageKind.CALL, MessageKind.NOTE]


def test_it_waits_for_the_company_and_goes_on(client: Client, enquiry: Enquiry) -> None:
    _, page = does(client, "wait_for_company", enquiry, {"waited_for": "Tegninger", "remind_date": TOMORROW})
    assert "Den har ventet på virksomheden siden" in page
    assert enquiry.state == State.WAITING
    _, page = does(client, "resume_enquiry", enquiry, STEP)
    assert "Den går videre, og fristen løber igen." in page
    assert enquiry.state == State.HELD


def test_what_we_wait_for_can_be_kept_out_of_mail_where_there_is_mail(
    client: Client, enquiry: Enquiry
) -> None:
    field = 'name="wait-is_sensitive"'
    assert field in client.get(enquiry.get_absolute_url()).content.decode()
    values = {"waited_for": "Tegninger", "remind_date": TOMORROW, "is_sensitive": "on"}
    does(client, "wait_for_company", enquiry, values)
    assert enquiry.messages.get(text="Tegninger").is_sensitive
    phoned = make_enquiry(holder=enquiry.holder, contact_mail="", contact_phone="19 70 10 03")
    assert field not in client.get(phoned.get_absolute_url()).content.decode()


def test_a_day_that_is_over_is_told_at_its_field(client: Client, enquiry: Enquiry) -> None:
    values = {"waited_for": "Tegninger", "remind_date": "1-1-2020"}
    answer, page = does(client, "wait_for_company", enquiry, values)
    assert answer.status_code == 422
    assert 'id="id_wait-remind_date_error"' in page


def test_steps_clocks_and_levels_are_set(client: Client, enquiry: Enquiry) -> None:
    assert "Det næste skridt er sat." in does(client, "set_next_step", enquiry, STEP)[1]
    today = timezone.localdate()
    clock = {"complete_date": f"{today:%d-%m-%Y}", "target": "environment"}
    assert "Fristen for svaret er sat." in does(client, "start_answer_clock", enquiry, clock)[1]
    assert enquiry.answer_due_date == today + timedelta(days=130)
    assert "hvad den kræver" in does(client, "mark_enquiry", enquiry, {"needs_decision": "on"})[1]
    assert (enquiry.needs_decision, enquiry.level) == (True, Level.MEDIUM)
    _, page = does(client, "raise_to", enquiry, {"level": "complex", "reason": "Naboerne"})
    assert "Niveauet er hævet." in page
    assert enquiry.level == Level.COMPLEX
    assert "niveau/" not in offered(client, enquiry)
    answer, _ = does(client, "raise_to", enquiry, {"level": "medium", "reason": "x"})
    assert answer.status_code == 422


def test_a_wrong_address_is_corrected_and_the_answer_follows(client: Client, enquiry: Enquiry) -> None:
    Enquiry.objects.update(contact_mail="bente@smedd.example")
    does(client, "answer_company", enquiry, {"text": "Ja", **STEP})
    page = client.get(enquiry.get_absolute_url()).content.decode()
    assert 'value="bente@smedd.example"' in page
    values = {"contact_name": "Bente", "contact_mail": "bente@smed.example", "contact_phone": ""}
    _, page = does(client, "change_contact", enquiry, values)
    assert "hvordan de kan nås" in page
    assert enquiry.contact_mail == "bente@smed.example"
    assert set(OutgoingMail.objects.values_list("recipient", flat=True)) == {"bente@smed.example"}


def test_an_answer_that_has_not_left_says_so_on_the_page(client: Client, enquiry: Enquiry) -> None:
    does(client, "answer_company", enquiry, {"text": "Ja", **STEP})
    assert "Ikke sendt" not in client.get(enquiry.get_absolute_url()).content.decode()
    OutgoingMail.objects.update(due_at=timezone.now() - timedelta(minutes=5))
    page = " ".join(client.get(enquiry.get_absolute_url()).content.decode().split())
    assert "Mail til virksomheden er ikke kommet af sted" in page
    assert page.count("Ikke sendt") == 1
    OutgoingMail.objects.update(sent_at=timezone.now())
    assert "Ikke sendt" not in client.get(enquiry.get_absolute_url()).content.decode()


def test_one_way_to_reach_them_is_kept(client: Client, enquiry: Enquiry) -> None:
    answer, page = does(client, "change_contact", enquiry, {"contact_name": "Bente"})
    assert answer.status_code == 422
    assert 'id="id_contact-contact_mail_error"' in page
    assert enquiry.contact_mail == "bente@smed.example"


def test_what_the_companys_card_knows_is_offered_and_not_used_before_it_is_chosen(
    client: Client, enquiry: Enquiry
) -> None:
    smed = make_business(mail="post@smed.example", phone="86 12 34 56")
    Enquiry.objects.update(business=smed, contact_mail="", contact_phone="")
    page = " ".join(client.get(enquiry.get_absolute_url()).content.decode().split())
    assert 'value="post@smed.example"' in page
    assert "fra virksomhedens kort" in page
    does(client, "answer_company", enquiry, {"text": "Ja", **STEP})
    assert OutgoingMail.objects.count() == 0


def test_before_it_is_made_confidential_it_says_who_will_see_it(client: Client, karla: User) -> None:
    unit = make_unit("Byg")
    leader = make_user(leads=unit, colleague=make_colleague("Lis Leder"))
    held = make_enquiry(holder=make_colleague("Bo Holm", units=[unit]))
    client.force_login(leader)
    page = " ".join(client.get(held.get_absolute_url()).content.decode().split())
    assert "Fra det øjeblik ses den kun af: Bo Holm, Lis Leder." in page
    assert "Du ser den ikke længere selv." not in page


def test_whoever_loses_sight_of_it_is_told_before_and_led_away_after(
    client: Client, enquiry: Enquiry
) -> None:
    client.force_login(make_user(Role.ENTRANCE))
    page = client.get(enquiry.get_absolute_url()).content.decode()
    assert "Du ser den ikke længere selv." in page
    answer, page = does(client, "make_confidential", enquiry, {"reason": "Lukning"})
    assert answer.redirect_chain == [("/intern/", 302)]
    assert "Den er fortrolig fra nu af." in page
    assert client.get(enquiry.get_absolute_url()).status_code == 404


def test_it_is_made_confidential_and_opened_again(client: Client, enquiry: Enquiry) -> None:
    does(client, "make_confidential", enquiry, {"reason": "Lukning"})
    assert enquiry.is_confidential
    assert "ikke-fortrolig/" in offered(client, enquiry)
    _, page = does(client, "open_to_house", enquiry, {"reason": "Det er kendt"})
    assert "Den er ikke længere fortrolig." in page
    assert not enquiry.is_confidential


def test_a_complex_one_proposes_a_joint_meeting(client: Client, enquiry: Enquiry) -> None:
    Enquiry.objects.update(level=Level.COMPLEX)
    page = " ".join(client.get(enquiry.get_absolute_url()).content.decode().split())
    assert "Mød virksomheden sammen først" in page
    assert "Inviteres: Karla Østergaard, Bente Smed." in page
    proposal = proposal_for(Enquiry.objects.get(), timezone.localdate())
    assert f'value="{proposal.day:%d-%m-%Y}"' in page
    assert "1. Det spurgte I om: Må" in page
    assert "Senest" in page


def test_a_meeting_is_called_moved_and_cancelled(client: Client, enquiry: Enquiry) -> None:
    _, page = does(client, "invite_to_meeting", enquiry, MEETING)
    assert "Invitationerne er på vej." in page
    assert "kl. 09.30, 60 minutter. Sted: Rådhuset." in page
    meeting = enquiry.meetings.get()
    _, page = does(client, "move_meeting", enquiry, MEETING | {"place": "Hos jer"}, meeting.pk)
    assert "deres kalender følger med" in page
    _, page = does(client, "cancel_meeting", enquiry, {"word": "Syg"}, meeting.pk)
    assert "Mødet er aflyst" in page
    meeting.refresh_from_db()
    assert (meeting.place, meeting.sequence) == ("Hos jer", 2)


def test_another_enquirys_meeting_is_not_there(client: Client, karla: User, enquiry: Enquiry) -> None:
    other = make_enquiry().meetings.create(starts_at=timezone.now(), place="Her", uid="1")
    for name, values in (("move_meeting", MEETING), ("cancel_meeting", {})):
        assert does(client, name, enquiry, values, other.pk)[0].status_code == 404
    other.refresh_from_db()
    assert (other.cancelled_at, other.sequence) == (None, 0)


def test_it_is_closed_with_an_outcome_and_opened_again(client: Client, enquiry: Enquiry) -> None:
    answer, page = does(client, "close_enquiry", enquiry, {"outcome": "refused", "text": "Det går ikke"})
    assert answer.status_code == 422
    assert "hvad der så kan lade sig gøre" in page
    assert "Det går ikke" in page
    values = {"outcome": "refused", "text": "Det går ikke", "possible_instead": "Byg mindre"}
    assert "Henvendelsen er lukket." in does(client, "close_enquiry", enquiry, values)[1]
    assert enquiry.outcome == Outcome.REFUSED
    assert offered(client, enquiry) == {"note/", "genaabn/", "kontakt/"}
    assert "Henvendelsen er genåbnet." in does(client, "reopen_enquiry", enquiry, {"reason": "Nyt"})[1]
    assert enquiry.state == State.HELD


def test_whoever_has_a_part_writes_and_does_not_steer(client: Client, enquiry: Enquiry) -> None:
    bo = make_colleague()
    enquiry.involvements.create(colleague=bo, part="Vej", state=InvolvementState.ACCEPTED)
    client.force_login(make_user(colleague=bo))
    assert offered(client, enquiry) == {"svar/", "opkald/", "note/", "vent/"}
    assert "Svar og luk" not in client.get(enquiry.get_absolute_url()).content.decode()
    answer, page = does(client, "close_enquiry", enquiry, {"outcome": "double"})
    assert answer.status_code == 422
    assert "Kun tovholderen, deres leder og indgangen" in page


def test_whoever_was_only_asked_reads(client: Client, enquiry: Enquiry) -> None:
    ida = make_colleague()
    enquiry.involvements.create(colleague=ida, part="Vej")
    client.force_login(make_user(colleague=ida))
    assert offered(client, enquiry) == set()


@pytest.mark.parametrize("name", sorted(ACTS))
def test_whoever_may_not_see_it_meets_nothing_and_changes_nothing(
    client: Client, enquiry: Enquiry, name: str
) -> None:
    client.force_login(make_user())
    meeting = enquiry.meetings.create(starts_at=timezone.now(), place="Her", uid="1")
    pk = meeting.pk if name in {"move_meeting", "cancel_meeting"} else None
    before = Enquiry.objects.values().get()
    assert client.get(address(name, enquiry, pk)).status_code == 405
    answer, _ = does(client, name, enquiry, {"text": "x", "reason": "x", **STEP, **MEETING}, pk)
    assert answer.status_code == 404
    assert Enquiry.objects.values().get() == before
    assert (enquiry.messages.count(), OutgoingMail.objects.count()) == (1, 0)


def test_the_page_reads_as_often_however_many_take_part(client: Client, enquiry: Enquiry) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(enquiry.get_absolute_url()).status_code == 200
        return len(seen)

    def add(part: str) -> None:
        enquiry.involvements.create(colleague=make_colleague(), part=part, state=InvolvementState.ACCEPTED)

    add("Vej")
    queries()  # the first reading of the catalogue is kept
    with_one = queries()
    add("Miljø")
    add("Brand")
    assert queries() == with_one
