from __future__ import annotations

from django.urls import path

from indgang.enquiries.views import handling, public

app_name = "enquiries"

urlpatterns = [
    path("henvendelse/<str:reference>/<str:token>/", public.show_status, name="show_status"),
    path("intern/henvendelser/<str:reference>/", handling.show_enquiry, name="show_enquiry"),
    path("intern/henvendelser/<str:reference>/tag/", handling.take_enquiry, name="take_enquiry"),
    path("intern/henvendelser/<str:reference>/hvem/", handling.suggest_receiver, name="suggest_receiver"),
]
