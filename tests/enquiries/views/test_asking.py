from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indgang.enquiries.form_keys import new_form_key
from indgang.enquiries.forms.files import LARGEST_FILE
from indgang.enquiries.links import token_of
from indgang.enquiries.models import AttachedFile, Enquiry, SelfHelp, State
from indgang.enquiries.views.guarding import CappedUploads
from indgang.people.queries import last_seen
from indgang.shared.actions.counting import count_change
from indgang.shared.models import OutgoingMail
from tests.factories import make_business, make_catalogue, make_enquiry, make_municipality, make_task

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 3, 12, 10, tzinfo=UTC)
PDF = b"%PDF-1.7\n"
FORM = "/henvendelse/"


@pytest.fixture(autouse=True)
def _a_wednesday(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    cache.clear()
    last_seen.municipality = None
    make_municipality()
    make_task(
        "Udeservering",
        key="udeservering",
        catalogue=make_catalogue(is_public=True),
        words="borde på fortovet",
    )
    count_change(topic="catalogue")
    with time_machine.travel(NOW, tick=False):
        yield
    last_seen.municipality = None


def filled(issued: datetime = NOW - timedelta(minutes=2), /, **values: Any) -> dict[str, Any]:
    key = new_form_key("ask", now=issued).signed
    return {"key": key, "question": "Må vi bygge?", "contact_mail": "bente@smed.example", **values}


def upload(name: str = "plan.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def key_in(answer: Any) -> str:
    found = re.search(r'name="key" value="([^"]+)"', answer.content.decode())
    assert found is not None
    return found[1]


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_form_asks_the_question_first_and_sets_no_cookie(client: Client) -> None:
    answer = client.get(FORM)

    page = text_of(answer)
    assert (answer.status_code, bool(answer.cookies), answer["Cache-Control"]) == (200, False, "no-store")
    assert page.index("Hvad handler det om?") < page.index("Hvordan får vi fat i dig?")


def test_a_question_is_received_and_receipted(client: Client) -> None:
    make_business("Smeden A/S", cvr="25313763")

    answer = client.post(
        FORM, filled(company="CVR 25 31 37 63", contact_name="Bente", attachments=[upload()])
    )

    enquiry = Enquiry.objects.get()
    token = token_of(enquiry.link_seed)
    assert (answer.status_code, answer["Location"]) == (302, f"/henvendelse/{enquiry.reference}/{token}/tak/")
    assert bool(answer.cookies) is False
    assert (enquiry.question, enquiry.state, enquiry.business is not None, enquiry.company_name) == (
        "Må vi bygge?",
        State.NEW,
        True,
        "Smeden A/S",
    )
    assert list(AttachedFile.objects.values_list("name", "content_type")) == [("plan.pdf", "application/pdf")]
    receipt = client.get(answer["Location"])
    assert all(
        part in text_of(receipt)
        for part in (enquiry.reference, "torsdag den 4. juni kl. 14.10", f"/{token}/")
    )
    assert (receipt["Cache-Control"], receipt["Referrer-Policy"], receipt["X-Robots-Tag"]) == (
        "no-store",
        "no-referrer",
        "noindex, nofollow",
    )


def test_a_phone_number_is_way_enough(client: Client) -> None:
    client.post(FORM, filled(contact_mail="", contact_phone="+45 19556677"))

    assert Enquiry.objects.get().contact_phone == "19 55 66 77"


def test_the_same_form_sent_twice_is_one_enquiry_with_one_receipt(client: Client) -> None:
    sent = filled()

    answers = [client.post(FORM, sent)["Location"] for _time in range(2)]

    assert (len(set(answers)), Enquiry.objects.count(), OutgoingMail.objects.count()) == (1, 1, 2)


def test_sent_again_days_later_it_is_still_the_same(client: Client) -> None:
    sent = filled()
    first = client.post(FORM, sent)["Location"]

    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        assert client.post(FORM, sent)["Location"] == first
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"question": " "}, "Skriv, hvad det handler om."),
        ({"contact_mail": ""}, "Skriv en mail eller et telefonnummer, så vi kan svare dig."),
        ({"contact_mail": "bente"}, "Skriv en mailadresse som navn@firma.dk."),
        ({"contact_phone": "12"}, "otte cifre"),
        ({"company": "12345678"}, "Ingen virksomhed har det CVR-nummer."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    client: Client, changed: dict[str, str], told: str
) -> None:
    sent = filled(
        contact_name="Bente Smed",
        is_confidential="on",
        attachments=[upload()],
        **{"question": "Må vi?"} | changed,
    )

    answer = client.post(FORM, sent)

    page = text_of(answer)
    assert (answer.status_code, told in page, Enquiry.objects.count()) == (422, True, 0)
    assert all(part in page for part in ("Bente Smed", "checked", "plan.pdf"))
    assert 'type="hidden" name="key"' in page


def test_files_wait_beside_a_refused_form_and_are_sent_with_it(client: Client) -> None:
    refused = client.post(FORM, filled(question="", attachments=[upload("en.pdf"), upload("to.pdf")]))
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        client.post(FORM, filled() | {"key": key_in(refused), "attachments": [upload("tre.pdf")]})

    assert list(AttachedFile.objects.values_list("name", flat=True)) == ["en.pdf", "to.pdf", "tre.pdf"]
    assert bytes(AttachedFile.objects.get(name="en.pdf").content) == PDF


def test_a_waiting_file_is_removed_with_one_press(client: Client) -> None:
    refused = client.post(
        FORM, filled(question="Må vi?", contact_mail="", attachments=[upload("en.pdf"), upload("to.pdf")])
    )
    token = re.findall(r'value="(remove:[0-9a-f]+)"', text_of(refused))[0]

    answer = client.post(FORM, {"key": key_in(refused), "question": "Må vi?", "step": token})

    page = text_of(answer)
    assert (answer.status_code, "en.pdf" in page, "to.pdf" in page, "Må vi?" in page) == (
        200,
        False,
        True,
        True,
    )


def test_a_file_that_cannot_be_taken_is_told_and_the_others_are_kept(client: Client) -> None:
    bad = [upload("program.exe", b"MZ\x90"), upload("tom.pdf", b""), upload("god.pdf")]

    page = text_of(client.post(FORM, filled(attachments=bad)))

    assert all(
        part in page for part in ("Vi kan ikke tage imod “program.exe”", "“tom.pdf” er tom", "god.pdf")
    )
    assert Enquiry.objects.count() == 0


def test_a_file_that_is_too_big_is_told(client: Client) -> None:
    big = upload("stor.pdf", PDF + bytes(10 * 1024 * 1024))

    page = text_of(client.post(FORM, filled(attachments=[big])))

    assert "“stor.pdf” er større end 10 MB." in page


def test_there_may_be_five_files(client: Client) -> None:
    page = text_of(client.post(FORM, filled(attachments=[upload(f"{n}.pdf") for n in range(6)])))

    assert "Du kan sende højst 5 filer." in page
    assert [f"{n}.pdf" in page for n in range(6)] == [True] * 5 + [False]


def test_the_preview_shows_what_may_answer_and_keeps_everything(client: Client) -> None:
    sent = filled(question="borde på fortovet", contact_mail="", step="preview", attachments=[upload()])

    answer = client.post(FORM, sent)

    page = text_of(answer)
    assert (answer.status_code, 'role="alert"' in page) == (200, False)
    assert all(part in page for part in ("Udeservering", "Det er svar nok", "plan.pdf", "borde på fortovet"))


def test_an_answers_question_is_sent_on_without_standing_in_an_address(client: Client) -> None:
    answer = client.post(FORM, {"question": "borde på fortovet", "step": "preview"})

    assert (answer.status_code, "borde på fortovet" in text_of(answer)) == (200, True)


def test_a_task_is_chosen_by_the_address_and_dropped_again(client: Client) -> None:
    assert "Det handler om:" in text_of(client.get(f"{FORM}?opgave=udeservering"))
    assert "Det handler om:" not in text_of(client.get(f"{FORM}?opgave=findes-ikke"))
    dropped = client.post(FORM, filled(opgave="udeservering", step="drop-task"))
    assert ("Det handler om:" in text_of(dropped), "Må vi bygge?" in text_of(dropped)) == (False, True)

    client.post(FORM, filled(opgave="udeservering"))

    assert str(Enquiry.objects.get().task) == "Udeservering"


def test_a_form_left_open_too_long_is_renewed_with_its_text(client: Client) -> None:
    old = filled(NOW - timedelta(hours=25))

    answer = client.post(FORM, old)

    assert (answer.status_code, "Må vi bygge?" in text_of(answer), Enquiry.objects.count()) == (422, True, 0)
    again = client.post(FORM, old | {"key": key_in(answer)})
    assert (again.status_code, Enquiry.objects.count()) == (422, 0)  # renewed this very moment
    with time_machine.travel(NOW + timedelta(seconds=5), tick=False):
        client.post(FORM, old | {"key": key_in(answer)})
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize("changed", [{"fax": "12345678"}, {"key": ""}, {"key": "falsk"}])
def test_what_a_program_sends_comes_back_with_its_text(client: Client, changed: dict[str, str]) -> None:
    answer = client.post(FORM, filled() | changed)

    assert (answer.status_code, "Må vi bygge?" in text_of(answer), Enquiry.objects.count()) == (422, True, 0)
    assert "12345678" not in text_of(answer)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://testserver"}, 302),
        ({"Origin": "http://localhost:8000"}, 302),
        ({"Referer": "http://testserver/henvendelse/"}, 302),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 302),
        ({"Origin": "https://andre.example"}, 422),
        ({"Origin": "null"}, 422),
        ({"Origin": "http://[x"}, 422),
        ({"Referer": "https://andre.example/henvendelse/"}, 422),
        ({"Sec-Fetch-Site": "cross-site"}, 422),
    ],
)
def test_a_form_on_another_page_is_not_ours(client: Client, headers: dict[str, str], status: int) -> None:
    answer = client.post(FORM, filled(), headers=headers)

    assert (answer.status_code, Enquiry.objects.count()) == (status, int(status == 302))


def test_too_many_from_one_address_are_asked_to_wait_or_call(client: Client, settings: Any) -> None:
    settings.ENQUIRIES_AN_HOUR = 2
    for _time in range(2):
        assert client.post(FORM, filled(), REMOTE_ADDR="2001:db8::1").status_code == 302

    stopped = client.post(FORM, filled(), REMOTE_ADDR="2001:db8::2")

    assert (stopped.status_code, "Må vi bygge?" in text_of(stopped), "19 55 24 10" in text_of(stopped)) == (
        429,
        True,
        True,
    )
    assert client.post(FORM, filled(), REMOTE_ADDR="192.0.2.7").status_code == 302


def test_behind_a_proxy_the_visitor_is_whom_the_proxy_names(client: Client, settings: Any) -> None:
    settings.ENQUIRIES_AN_HOUR, settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1, 1

    statuses = [
        client.post(FORM, filled(), headers={"X-Forwarded-For": f"ukendt, {address}"}).status_code
        for address in ("192.0.2.1", "192.0.2.2", "192.0.2.2", "ikke en adresse")
    ]

    assert statuses == [302, 302, 429, 302]


def test_a_person_number_is_left_out_and_that_is_said(client: Client) -> None:
    answer = client.post(FORM, filled(question="Mit nummer er 010190-1234. Må vi?"))

    assert "Vi tog et CPR-nummer ud" in text_of(client.get(answer["Location"]))
    assert Enquiry.objects.get().question == "Mit nummer er …. Må vi?"


def failing(*verbs: str) -> Callable[..., Any]:
    def run(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(verbs):
            raise OperationalError("database or disk is full")
        return execute(sql, *rest)

    return run


@pytest.mark.parametrize("verbs", [("INSERT",), ("INSERT", "SELECT", "UPDATE")])
def test_a_database_that_does_not_answer_gives_the_number_and_keeps_the_text(
    client: Client, verbs: tuple[str, ...]
) -> None:
    client.get(FORM)

    with connection.execute_wrapper(failing(*verbs)):
        answer = client.post(FORM, filled(attachments=[upload()]))

    page = text_of(answer)
    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    assert all(part in page for part in ("Må vi bygge?", "bente@smed.example", "19 55 24 10", "plan.pdf"))
    healed = client.post(FORM, filled() | {"key": key_in(answer)})
    assert (healed.status_code, AttachedFile.objects.get().name) == (302, "plan.pdf")


def test_suggestions_come_while_typing(client: Client) -> None:
    answer = client.post("/henvendelse/forslag/", {"question": "borde på fort"})

    assert ("Udeservering" in text_of(answer), bool(answer.cookies)) == (True, False)
    assert "Udeservering" not in text_of(client.post("/henvendelse/forslag/", {"question": "bo"}))


def test_this_answers_me_is_counted_once_for_a_form(client: Client) -> None:
    sent = {"key": filled()["key"], "opgave": "udeservering"}

    answers = [client.post("/henvendelse/hjulpet/", sent) for _time in range(2)]

    assert [answer["Location"] for answer in answers] == ["/henvendelse/hjulpet/?opgave=udeservering"] * 2
    assert list(SelfHelp.objects.values_list("task__key", "times")) == [("udeservering", 1)]
    thanks = client.get(answers[0]["Location"])
    assert ("Godt, at det hjalp" in text_of(thanks), bool(thanks.cookies)) == (True, False)


def test_this_answers_me_is_counted_for_nobody_elses_form(client: Client) -> None:
    sent = {"key": "falsk", "opgave": "udeservering"}
    client.post("/henvendelse/hjulpet/", sent)
    client.post(
        "/henvendelse/hjulpet/", sent | {"key": filled()["key"]}, headers={"Origin": "https://andre.example"}
    )

    assert not SelfHelp.objects.exists()
    assert client.post("/henvendelse/hjulpet/", {"opgave": "findes-ikke"}).status_code == 404


def test_the_receipt_opens_with_the_secret_link_alone(client: Client) -> None:
    enquiry = make_enquiry()

    assert client.get(f"/henvendelse/{enquiry.reference}/gættet/tak/").status_code == 404


def test_no_more_is_held_in_memory_than_may_be_taken() -> None:
    handler = CappedUploads(None)  # type: ignore[arg-type]  # the request is not read
    held = []
    for number in range(6):
        handler.new_file("attachments", f"{number}.pdf", "application/pdf", LARGEST_FILE, None, {})
        handler.receive_data_chunk(bytes(LARGEST_FILE), 0)
        handler.receive_data_chunk(b"x", LARGEST_FILE)
        held.append(len(handler.file_complete(LARGEST_FILE + 1).read()))

    assert held == [LARGEST_FILE] * 5 + [0]


@pytest.mark.parametrize("number", [1, 3])
def test_the_form_reads_as_much_for_three_suggestions_as_for_one(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    catalogue = make_catalogue(is_public=True)
    for n in range(number):
        make_task(f"Kabel {n}", catalogue=catalogue, words="fiberkabel")
    count_change(topic="catalogue")
    written = filled(question="Et fiberkabel", step="preview")
    client.post(FORM, written)
    with django_assert_num_queries(4):
        answer = client.post(FORM, written)
    assert text_of(answer).count("<h3>Kabel ") == number
    with django_assert_num_queries(2):
        client.get(FORM)
