from __future__ import annotations

import socket
from typing import Any

import pytest
from pytest_django import Settings

from indgang.businesses import cvr_register
from indgang.businesses.cvr_register import (
    RegisteredBusiness,
    UnableToAskRegister,
    business_in,
    is_register_on,
    look_up_business,
)
from tests.businesses.register import PASSWORD, USER, Register, hits, register_answering, source

CVR = "99000007"
NO_ANSWER = "CVR-registret svarer ikke lige nu"
UNREADABLE = "Svaret fra CVR-registret kunne ikke læses"


@pytest.fixture(autouse=True)
def account(settings: Settings) -> Settings:
    settings.CVR_USER, settings.CVR_PASSWORD = USER, PASSWORD
    return settings


def ask(register: Register, settings: Settings) -> RegisteredBusiness | None:
    settings.CVR_URL = register.url
    return look_up_business(CVR)


def refusal(register: Register, settings: Settings) -> str:
    with pytest.raises(UnableToAskRegister) as refused:
        ask(register, settings)
    return refused.value.reason


def test_the_register_tells_of_a_company(settings: Settings) -> None:
    with register_answering(hits(source())) as register:
        told = ask(register, settings)
    assert told == RegisteredBusiness(
        cvr=CVR, name="KLIT SMEDE ApS", size="10-49", industry_code="251100",
        industry_text="Fremstilling af metalkonstruktioner", town="Hvidklit", phone="19701001",
        mail="kontor@klitsmede.example", website="www.klitsmede.example", has_ended=False,
    )  # fmt: skip
    query = {"query": {"term": {"Vrvirksomhed.cvrNummer": 99000007}}, "size": 1}
    assert register.asked == [("/cvr-permanent/virksomhed/_search", query)]
    assert "has_ended" not in told.values()


def test_a_number_that_nobody_has(settings: Settings) -> None:
    with register_answering(hits()) as register:
        assert ask(register, settings) is None


def test_it_is_off_until_there_is_an_address(settings: Settings) -> None:
    settings.CVR_URL = ""
    assert not is_register_on()
    with pytest.raises(UnableToAskRegister, match="Opslag i CVR-registret er ikke slået til"):
        look_up_business(CVR)


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"hits": {}}', b'{"hits": {"hits": [{}]}}', b"\xff"]
)
def test_an_answer_that_makes_no_sense(settings: Settings, body: bytes) -> None:
    with register_answering(body) as register:
        assert UNREADABLE in refusal(register, settings)


@pytest.mark.parametrize(
    "one", [{}, {"cvrNummer": "x"}, {"cvrNummer": 1, "virksomhedMetadata": {"nyesteNavn": "x"}}, "x"]
)
def test_a_company_that_makes_no_sense(settings: Settings, one: Any) -> None:
    with register_answering(hits(one)) as register:
        assert UNREADABLE in refusal(register, settings)


@pytest.mark.parametrize("status", [500, 503, 404])
def test_a_register_that_is_down(settings: Settings, status: int) -> None:
    with register_answering(b"", status=status) as register:
        assert NO_ANSWER in refusal(register, settings)


def test_the_password_is_sent_nowhere_else(settings: Settings) -> None:
    with register_answering(hits(source())) as other:
        with register_answering(b"", status=302, location=f"{other.url}/x") as register:
            assert NO_ANSWER in refusal(register, settings)
        assert other.asked == []


def test_a_wrong_password_is_told(settings: Settings) -> None:
    settings.CVR_PASSWORD = "forkert"
    with register_answering(hits(source())) as register:
        assert "kender ikke vores brugernavn og adgangskode" in refusal(register, settings)


def test_nobody_answers_at_all(settings: Settings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    assert NO_ANSWER in refusal(Register(url=url), settings)


def test_a_register_that_is_silent_is_not_waited_for(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cvr_register, "LONGEST_WAIT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert NO_ANSWER in refusal(Register(url=url), settings)


def test_an_answer_in_drops_is_not_waited_for(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cvr_register, "LONGEST_WAIT", 0.2)
    with register_answering(b" " * 5000, pause=0.1) as register:
        assert NO_ANSWER in refusal(register, settings)


def test_an_answer_without_end_is_not_read(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cvr_register, "MOST_BYTES", 1000)
    with register_answering(b" " * 100_000) as register:
        assert NO_ANSWER in refusal(register, settings)


def test_an_address_of_another_kind_is_not_opened(settings: Settings) -> None:
    assert NO_ANSWER in refusal(Register(url="file:///etc/hostname"), settings)


def test_five_seconds_is_the_longest_wait() -> None:
    assert cvr_register.LONGEST_WAIT == 5.0


@pytest.mark.parametrize(
    ("metadata", "size"),
    [
        ({}, ""),
        ({"nyesteErstMaanedsbeskaeftigelse": {"antalAnsatte": 0}}, "0"),
        (
            {"nyesteErstMaanedsbeskaeftigelse": None, "nyesteAarsbeskaeftigelse": {"antalAnsatte": 300}},
            "250+",
        ),
        (
            {"nyesteKvartalsbeskaeftigelse": {"antalAnsatte": None, "intervalKodeAntalAnsatte": "ANTAL_2_4"}},
            "1-9",
        ),
    ],
)
def test_the_size_goes_by_the_newest_figures(metadata: dict[str, Any], size: str) -> None:
    assert business_in(source(virksomhedMetadata=metadata)).size == size


def test_what_the_register_does_not_know_is_empty() -> None:
    told = business_in({"cvrNummer": 99000007})
    assert told == RegisteredBusiness(CVR, "", "", "", "", "", "", "", "", has_ended=False)


def test_a_company_that_has_ended() -> None:
    lives = [{"periode": {"gyldigFra": "1999-01-01", "gyldigTil": "2020-01-01"}}]
    assert business_in(source(livsforloeb=lives)).has_ended
