"""What is shown when something went wrong: what happened, in plain words, and the one phone number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from indgang.people.queries import municipality_if_known


def show_bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = _("Your browser sent something that we could not read. Go back and try again.")
    return error_page(request, 400, _("We could not read that"), text)


def show_forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The reason is shown where the view gave one."""
    text = str(exception) or _(
        "This page or this act is for others than you. If you need it, ask an administrator."
    )
    return error_page(request, 403, _("You may not do this"), text)


def show_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = _("The address is wrong, or the page has been moved or taken down.")
    return error_page(request, 404, _("There is no such page"), text)


def show_server_error(request: HttpRequest) -> HttpResponse:
    """Leans on as little as it can: when this is shown, the database may be what is broken."""
    text = _("It is our fault, not yours. Try again in a little while, or ring to us.")
    return error_page(request, 500, _("Something went wrong here"), text)


def show_csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = _(
        "The form was too old, or your browser does not allow cookies. "
        "Go back, load the page again, and send the form once more."
    )
    return error_page(request, 403, _("The form could not be sent"), text)


def error_page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    context = {
        "municipality": municipality_if_known(),
        "messages": (),
        "title": title,
        "text": text,
        "is_at_desk": request.path.startswith("/intern/"),
    }
    return HttpResponse(render_to_string("home/error.html", context), status=status)
