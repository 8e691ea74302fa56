from __future__ import annotations

from django.urls import path

from indgang.catalogue.views import finding, public

app_name = "catalogue"

urlpatterns = [
    path("find/", public.find_task, name="find_task"),
    path("opgaver/", public.list_public_tasks, name="list_public_tasks"),
    path("opgaver/<slug:key>/", public.show_public_task, name="show_public_task"),
    path("situationer/<slug:key>/", public.show_public_situation, name="show_public_situation"),
    path("intern/find/", finding.find_at_desk, name="find_at_desk"),
]
