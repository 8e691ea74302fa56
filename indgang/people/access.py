"""The door to the desk: behind it are only those who are signed in and may use it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.people.models import User
from indgang.people.rules import may_use_desk
from indgang.people.sign_in.second_factor import lacks_second_factor


class DeskRequest(HttpRequest):
    """A request by somebody who is signed in."""

    user: User


Parameters = ParamSpec("Parameters")
DeskView = Callable[Concatenate[DeskRequest, Parameters], HttpResponse]


def desk(view: DeskView[Parameters]) -> Callable[Concatenate[HttpRequest, Parameters], HttpResponse]:
    """Sends whoever is not signed in to the sign-in page, and on to this page afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            return redirect_to_login(request.get_full_path())
        if not may_use_desk(user, timezone.localdate()):
            raise PermissionDenied
        if lacks_second_factor(request, user):
            messages.warning(
                request, _("You are trusted with much, so your sign-in needs a second step. Choose one.")
            )
            return redirect("mfa_index")
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # the user has just been looked at

    return guarded  # type: ignore[return-value]  # what @wraps gives is callable just so
