from __future__ import annotations

from django.urls import path

from indgang.history.views import desk

app_name = "history"

urlpatterns = [
    path("intern/historik/", desk.list_events, name="list_events"),
]
