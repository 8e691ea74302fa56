from __future__ import annotations

from django.urls import path

from indgang.surveys.views import results

app_name = "surveys"

urlpatterns = [
    path("intern/undersoegelser/", results.show_results, name="show_results"),
    path("intern/undersoegelser/resultater.<slug:ending>", results.export_results, name="export_results"),
]
