"""Out to the municipality's own login and back, also on a day when it does not answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps

from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

logger = logging.getLogger(__name__)
Step = Callable[[HttpRequest, str], HttpResponse]


def told_when_out_of_reach(step: Step) -> Step:
    @wraps(step)
    def guarded(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return step(request, provider_id)
        except RequestException:
            logger.exception("The municipality's login does not answer")
            return render(request, "socialaccount/authentication_error.html", status=502)

    return guarded


start_municipal_login = told_when_out_of_reach(openid_connect.login)
end_municipal_login = told_when_out_of_reach(openid_connect.callback)
