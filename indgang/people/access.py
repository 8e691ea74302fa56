"""The door to the desk: behind it are only those who are signed in and may use it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from indgang.people.models import User
from indgang.people.rules import may_use_desk


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
        if not isinstance(user, User) or not may_use_desk(user):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # the user has just been looked at

    return guarded
