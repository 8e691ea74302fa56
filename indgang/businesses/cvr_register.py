"""Asks the national register of companies (CVR) about one of them, where the municipality has an account there.

Erhvervsstyrelsen's distribution answers like Elasticsearch: a search is posted, ``hits.hits[]._source.Vrvirksomhed``
holds the company with its history, ``virksomhedMetadata`` what holds now. Off until INDGANG_CVR_URL is set.
"""

from __future__ import annotations

import json
import logging
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.utils.translation import gettext as _

from indgang.businesses.models import Size
from indgang.shared.refusals import Refused

LONGEST_WAIT = 5.0  # seconds
MOST_BYTES = 4 * 1024 * 1024
A_PIECE = 64 * 1024
SEARCH_PATH = "/cvr-permanent/virksomhed/_search"
# The newest figures first; which of them a company has differs.
EMPLOYED = (
    "nyesteErstMaanedsbeskaeftigelse",
    "nyesteMaanedsbeskaeftigelse",
    "nyesteKvartalsbeskaeftigelse",
    "nyesteAarsbeskaeftigelse",
)

logger = logging.getLogger(__name__)


class UnableToAskRegister(Refused):
    """The register gave no answer that could be used."""


@dataclass(frozen=True)
class RegisteredBusiness:
    """What the register says of a company now; an empty text where it says nothing. ``size`` is a ``Size``."""

    cvr: str
    name: str
    size: str
    industry_code: str
    industry_text: str
    town: str
    phone: str
    mail: str
    website: str
    has_ended: bool

    def values(self) -> dict[str, str]:
        """What can stand in a form of the company."""
        return {name: value for name, value in vars(self).items() if name != "has_ended"}


def is_register_on() -> bool:
    return bool(settings.CVR_URL)


def look_up_business(cvr: str) -> RegisteredBusiness | None:
    """The company with that CVR number; nothing where the register knows none."""
    if not is_register_on():
        raise UnableToAskRegister(
            _("Look-up in the CVR register is not set up. Write the company down by hand.")
        )
    found = _hits_of(_answer_to({"query": {"term": {"Vrvirksomhed.cvrNummer": int(cvr)}}, "size": 1}))
    try:
        return business_in(found[0]) if found else None
    except (TypeError, ValueError, AttributeError, LookupError) as fault:
        raise _unreadable() from fault


class RedirectsRefused(HTTPRedirectHandler):
    """The password is for the address in the settings and nobody else."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


def _answer_to(query: Mapping[str, Any]) -> bytes:
    try:
        with build_opener(RedirectsRefused).open(_request(query), timeout=LONGEST_WAIT) as answer:
            return _read_all(answer)
    except HTTPError as fault:
        fault.close()
        if fault.code in (401, 403):
            raise UnableToAskRegister(
                _("The CVR register does not know our user name and password. Tell the administrator.")
            ) from fault
        raise _no_answer(f"status {fault.code}") from fault
    except (OSError, HTTPException, ValueError) as fault:
        raise _no_answer(type(fault).__name__) from fault


def _request(query: Mapping[str, Any]) -> Request:
    if not settings.CVR_URL.startswith(("https://", "http://")):
        raise ValueError("INDGANG_CVR_URL must begin with https://")
    request = Request(  # noqa: S310 – the scheme was just looked at
        settings.CVR_URL.rstrip("/") + SEARCH_PATH,
        data=json.dumps(query).encode(),
        headers={"Content-Type": "application/json", "Accept": "application/json"},
    )
    word = b64encode(f"{settings.CVR_USER}:{settings.CVR_PASSWORD}".encode()).decode()
    request.add_unredirected_header("Authorization", f"Basic {word}")
    return request


def _read_all(answer: Any) -> bytes:
    """The whole answer, unless it takes too long or is too much: somebody waits at the desk."""
    ends_at = monotonic() + LONGEST_WAIT
    body = b""
    while piece := answer.read1(A_PIECE):
        body += piece
        if monotonic() > ends_at or len(body) > MOST_BYTES:
            raise TimeoutError
    return body


def _hits_of(body: bytes) -> list[Any]:
    try:
        hits = json.loads(body)["hits"]["hits"]
        return [hit["_source"]["Vrvirksomhed"] for hit in hits]
    except (ValueError, TypeError, LookupError) as fault:
        raise _unreadable() from fault


def business_in(source: Mapping[str, Any]) -> RegisteredBusiness:
    """What holds now of all that the register remembers of the company."""
    now: Mapping[str, Any] = source.get("virksomhedMetadata") or {}
    industry: Mapping[str, Any] = now.get("nyesteHovedbranche") or {}
    place: Mapping[str, Any] = now.get("nyesteBeliggenhedsadresse") or {}
    return RegisteredBusiness(
        cvr=f"{int(source['cvrNummer']):08d}",
        name=str((now.get("nyesteNavn") or {}).get("navn") or ""),
        size=_size_in(now),
        industry_code=str(industry.get("branchekode") or ""),
        industry_text=str(industry.get("branchetekst") or ""),
        town=str(place.get("postdistrikt") or ""),
        phone=_newest(source.get("telefonNummer")),
        mail=_newest(source.get("elektroniskPost")),
        website=_newest(source.get("hjemmeside")),
        has_ended=_has_ended(source),
    )


def _size_in(now: Mapping[str, Any]) -> str:
    """By the number of employees, else by the lower end of the interval such as ``ANTAL_10_19``."""
    for name in EMPLOYED:
        figures = now.get(name) or {}
        if figures.get("antalAnsatte") is not None:
            return Size.of(int(figures["antalAnsatte"]))
        if figures.get("intervalKodeAntalAnsatte"):
            return Size.of(int(str(figures["intervalKodeAntalAnsatte"]).split("_")[1]))
    return ""


def _newest(contacts: Any) -> str:
    """The one that still holds and is not secret."""
    holding = [c for c in contacts or [] if not c["periode"].get("gyldigTil") and not c.get("hemmelig")]
    return str(holding[-1]["kontaktoplysning"]) if holding else ""


def _has_ended(source: Mapping[str, Any]) -> bool:
    lives = source.get("livsforloeb") or []
    return bool(lives) and all(life["periode"].get("gyldigTil") for life in lives)


def _no_answer(why: str) -> UnableToAskRegister:
    logger.warning("The CVR register did not answer: %s", why)
    return UnableToAskRegister(
        _("The CVR register does not answer right now. Write the company down by hand, or try again later.")
    )


def _unreadable() -> UnableToAskRegister:
    logger.warning("The CVR register's answer could not be read")
    return UnableToAskRegister(
        _("The CVR register's answer could not be read. Write the company down by hand.")
    )
