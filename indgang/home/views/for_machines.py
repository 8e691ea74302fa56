"""What is read by machines: where to report a fault, what may be indexed, and where the pages are."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indgang.catalogue.queries.public_pages import public_situations, public_tasks
from indgang.people.queries import the_municipality
from indgang.shared.kept_pages import kept_page

HOLDS_FOR = timedelta(days=180)  # RFC 9116 asks for less than a year
PAGES = (
    "home:show_front_page",
    "catalogue:list_public_tasks",
    "enquiries:ask",
    "home:show_accessibility_statement",
    "home:show_privacy",
)


@kept_page(topics=("people",))
def show_security_contact(request: HttpRequest) -> HttpResponse:
    """As RFC 9116 says."""
    municipality = the_municipality()
    mail = (municipality.security_contact or municipality.mail) if municipality else ""
    if not mail:
        raise Http404(_("Nobody has been named yet for reports on security."))
    expires = (timezone.now() + HOLDS_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{mail}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: da, en",
        f"Canonical: {settings.BASE_URL}{reverse('home:show_security_contact')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def show_robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be found from outside; answers to questions, enquiries and the desk may not."""
    lines = [
        "User-agent: *",
        "Disallow: /intern/",
        "Disallow: /konto/",
        f"Disallow: {reverse('catalogue:find_task')}",
        f"Disallow: {reverse('enquiries:ask')}",
        f"Allow: {reverse('enquiries:ask')}$",
        "Disallow: /svar/",
        "",
        f"Sitemap: {settings.BASE_URL}{reverse('home:show_sitemap')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@kept_page(topics=("people", "catalogue"))
def show_sitemap(request: HttpRequest) -> HttpResponse:
    addresses = [
        *map(reverse, PAGES),
        *(
            reverse("catalogue:show_public_situation", args=[situation.key])
            for situation in public_situations()
        ),
        *(reverse("catalogue:show_public_task", args=[task.key]) for task in public_tasks()),
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<url><loc>{escape(settings.BASE_URL + address)}</loc></url>" for address in addresses),
        "</urlset>",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="application/xml; charset=utf-8")


@require_safe
def show_favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look without having been told."""
    return HttpResponsePermanentRedirect(static("indgang/favicon.svg"))
