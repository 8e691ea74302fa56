from __future__ import annotations

from django.urls import path

from indgang.enquiries.views import answering, asking, files, handling, public, satisfaction

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
    path("intern/henvendelser/<str:reference>/fil/<int:pk>/", files.show_file, name="show_file"),
    path("intern/henvendelser/<str:reference>/", handling.show_enquiry, name="show_enquiry"),
    path("intern/henvendelser/<str:reference>/tag/", handling.take_enquiry, name="take_enquiry"),
    path("intern/henvendelser/<str:reference>/hvem/", handling.suggest_receiver, name="suggest_receiver"),
    path("intern/henvendelser/<str:reference>/svar/", answering.answer_company, name="answer_company"),
    path(
        "intern/henvendelser/<str:reference>/svar-og-luk/",
        answering.answer_and_close,
        name="answer_and_close",
    ),
    path("intern/henvendelser/<str:reference>/opkald/", answering.add_call, name="add_call"),
    path("intern/henvendelser/<str:reference>/note/", answering.write_note, name="write_note"),
    path("intern/henvendelser/<str:reference>/vent/", answering.wait_for_company, name="wait_for_company"),
    path("intern/henvendelser/<str:reference>/videre/", answering.resume_enquiry, name="resume_enquiry"),
    path("intern/henvendelser/<str:reference>/naeste-skridt/", answering.set_next_step, name="set_next_step"),
    path(
        "intern/henvendelser/<str:reference>/frist/", answering.start_answer_clock, name="start_answer_clock"
    ),
    path("intern/henvendelser/<str:reference>/niveau/", answering.raise_to, name="raise_to"),
    path("intern/henvendelser/<str:reference>/omfang/", answering.mark_enquiry, name="mark_enquiry"),
    path(
        "intern/henvendelser/<str:reference>/fortrolig/",
        answering.make_confidential,
        name="make_confidential",
    ),
    path(
        "intern/henvendelser/<str:reference>/ikke-fortrolig/", answering.open_to_house, name="open_to_house"
    ),
    path("intern/henvendelser/<str:reference>/moede/", answering.invite_to_meeting, name="invite_to_meeting"),
    path(
        "intern/henvendelser/<str:reference>/moede/<int:pk>/flyt/",
        answering.move_meeting,
        name="move_meeting",
    ),
    path(
        "intern/henvendelser/<str:reference>/moede/<int:pk>/aflys/",
        answering.cancel_meeting,
        name="cancel_meeting",
    ),
    path("intern/henvendelser/<str:reference>/luk/", answering.close_enquiry, name="close_enquiry"),
    path("intern/henvendelser/<str:reference>/genaabn/", answering.reopen_enquiry, name="reopen_enquiry"),
]
