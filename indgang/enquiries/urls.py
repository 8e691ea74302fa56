from __future__ import annotations

from django.urls import path

from indgang.enquiries.views import boards, handling, listing, noting, public

app_name = "enquiries"

urlpatterns = [
    path("henvendelse/<str:reference>/<str:token>/", public.show_status, name="show_status"),
    path("intern/henvendelser/", listing.list_enquiries, name="list_enquiries"),
    path("intern/henvendelser/tavle/", boards.show_board, name="show_board"),
    path("intern/henvendelser/opkald/", noting.note_phone_call, name="note_phone_call"),
    path("intern/henvendelser/opkald/kladde/", noting.keep_phone_draft, name="keep_phone_draft"),
    path(
        "intern/henvendelser/opkald/kladde/<str:key>/slet/",
        noting.forget_phone_draft,
        name="forget_phone_draft",
    ),
    path("intern/henvendelser/<str:reference>/", handling.show_enquiry, name="show_enquiry"),
    path("intern/henvendelser/<str:reference>/tag/", handling.take_enquiry, name="take_enquiry"),
    path("intern/henvendelser/<str:reference>/hvem/", handling.suggest_receiver, name="suggest_receiver"),
]
