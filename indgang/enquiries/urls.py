from __future__ import annotations

from django.urls import path

from indgang.enquiries.views import asking, figures, files, handling, public, satisfaction

app_name = "enquiries"

urlpatterns = [
    path("henvendelse/", asking.ask, name="ask"),
    path("henvendelse/forslag/", asking.suggest_tasks, name="suggest_tasks"),
    path("henvendelse/hjulpet/", asking.note_self_help, name="note_self_help"),
    path("henvendelse/<str:reference>/<str:token>/", public.show_status, name="show_status"),
    path("henvendelse/<str:reference>/<str:token>/tak/", asking.show_receipt, name="show_receipt"),
    path(
        "henvendelse/<str:reference>/<str:token>/skriv/", public.write_from_company, name="write_from_company"
    ),
    path("henvendelse/<str:reference>/<str:token>/fil/<int:pk>/", files.show_own_file, name="show_own_file"),
    path("svar/<str:token>/", satisfaction.answer_satisfaction, name="answer_satisfaction"),
    path("svar/<str:token>/hjaelp/", satisfaction.help_unhappy, name="help_unhappy"),
    path("intern/henvendelser/tal/", figures.show_figures, name="show_figures"),
    path("intern/henvendelser/tal/tal.xlsx", figures.export_figures, name="export_figures"),
    path("intern/henvendelser/<str:reference>/fil/<int:pk>/", files.show_file, name="show_file"),
    path("intern/henvendelser/<str:reference>/", handling.show_enquiry, name="show_enquiry"),
    path("intern/henvendelser/<str:reference>/tag/", handling.take_enquiry, name="take_enquiry"),
    path("intern/henvendelser/<str:reference>/hvem/", handling.suggest_receiver, name="suggest_receiver"),
]
