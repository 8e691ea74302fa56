"""Those who open the lists in the benchmark, signed in, and what they open; run inside the product's settings."""

from __future__ import annotations

from importlib import import_module
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db.models import Count
from django.urls import reverse

from indgang.enquiries.links import token_of
from indgang.enquiries.models import OPEN_STATES, Enquiry
from indgang.enquiries.queries.sight import visible_enquiries
from indgang.people.models import User

Visit = tuple[str, str, str, dict[str, str]]
LISTS = {
    "mine": "?vis=mine",
    "entrance": "?vis=indgangen",
    "late": "?vis=sene",
    "waiting": "?vis=venter",
    "all": "?vis=alle",
    "all, last page": "?vis=alle&page=20",
    "all, complex": "?vis=alle&level=complex",
    "all, by telephone": "?vis=alle&channel=phone",
    "all, closed": "?vis=alle&state=closed",
    "all, nearest deadline": "?vis=alle&order=frist",
    "search by words": f"?vis=alle&q={quote('søger vi om')}",
    "search for nothing there": f"?vis=alle&q={quote('rumraket')}",
}


def visitors() -> list[Visit]:
    """Who, which page, its address and the headers to ask with: the entrance, an ordinary colleague, and a leader."""
    visits = _public_pages()
    for who, word in (("entrance", "indgang"), ("colleague", "kollega"), ("leader", "leder")):
        user = User.objects.get(email=f"{word}@hvidklit.example")
        headers = {"Cookie": f"sessionid={signed_in(user)}"}
        visits += [(who, page, address, headers) for page, address in _pages(who, user).items()]
    return visits


def signed_in(user: User) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def _pages(who: str, user: User) -> dict[str, str]:
    start = reverse("enquiries:list_enquiries")
    enquiry = Enquiry.objects.filter(state__in=OPEN_STATES, holder__isnull=False, is_confidential=False)
    pages = {page: start + asked for page, asked in LISTS.items()}
    pages["desk"] = reverse("home:show_desk")
    pages["all of a unit"] = f"{start}?vis=alle&unit={_fullest_unit(user)}"
    if who != "colleague":
        pages |= {"board": reverse("enquiries:show_board"), "figures": reverse("enquiries:show_figures")}
    if who == "entrance":
        business = enquiry.exclude(business=None).order_by("pk")[0].business
        assert business is not None
        pages["one enquiry"] = enquiry.order_by("pk")[0].get_absolute_url()
        pages["company's card"] = business.get_absolute_url()
    return pages


def _fullest_unit(user: User) -> int:
    """The unit they see most of: a list of three rows is quicker than one of fifty, however many there are in all."""
    seen = visible_enquiries(user).exclude(unit=None)
    counted = seen.order_by("unit_id").values_list("unit_id").annotate(Count("pk", distinct=True))
    return int(max(counted, key=lambda row: (row[1], row[0]))[0])


def _public_pages() -> list[Visit]:
    enquiry = Enquiry.objects.order_by("pk")[0]
    status = reverse("enquiries:show_status", args=[enquiry.reference, token_of(enquiry.link_seed)])
    return [("company", "status page", status, {}), ("company", "form", reverse("enquiries:ask"), {})]
