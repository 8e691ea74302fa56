from __future__ import annotations

from django.urls import path

from indgang.enquiries.views import (
    answering,
    asking,
    boards,
    figures,
    files,
    listing,
    noting,
    public,
    satisfaction,
)
from indgang.enquiries.views.handling import holding, involving, showing

app_name = "enquiries"

DESK = "intern/henvendelser/<str:reference>"

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
    path("intern/henvendelser/", listing.list_enquiries, name="list_enquiries"),
    path("intern/henvendelser/tavle/", boards.show_board, name="show_board"),
    path("intern/henvendelser/opkald/", noting.note_phone_call, name="note_phone_call"),
    path("intern/henvendelser/opkald/kladde/", noting.keep_phone_draft, name="keep_phone_draft"),
    path(
        "intern/henvendelser/opkald/kladde/<str:key>/slet/",
        noting.forget_phone_draft,
        name="forget_phone_draft",
    ),
    path(f"{DESK}/", showing.show_enquiry, name="show_enquiry"),
    path(f"{DESK}/tag/", holding.take_enquiry, name="take_enquiry"),
    path(f"{DESK}/overtag/", holding.take_over_enquiry, name="take_over_enquiry"),
    path(f"{DESK}/opgave/", holding.choose_task, name="choose_task"),
    path(f"{DESK}/hvem/", holding.suggest_receiver, name="suggest_receiver"),
    path(f"{DESK}/spoerg/", holding.ask_to_hold, name="ask_to_hold"),
    path(f"{DESK}/overdragelser/<int:pk>/ja/", holding.accept_enquiry, name="accept_enquiry"),
    path(f"{DESK}/overdragelser/<int:pk>/nej/", holding.decline_enquiry, name="decline_enquiry"),
    path(f"{DESK}/overdragelser/<int:pk>/tilbage/", holding.withdraw_hand_over, name="withdraw_hand_over"),
    path(f"{DESK}/tilbage/", holding.send_back, name="send_back"),
    path(f"{DESK}/virksomhed/", holding.link_business, name="link_business"),
    path(f"{DESK}/dele/", involving.ask_for_part, name="ask_for_part"),
    path(f"{DESK}/dele/<int:pk>/ja/", involving.accept_part, name="accept_part"),
    path(f"{DESK}/dele/<int:pk>/nej/", involving.decline_part, name="decline_part"),
    path(f"{DESK}/dele/<int:pk>/faerdig/", involving.finish_part, name="finish_part"),
    path(f"{DESK}/dele/<int:pk>/stop/", involving.stop_part, name="stop_part"),
    path(f"{DESK}/dele/<int:pk>/flyt/", involving.change_part, name="change_part"),
    path("intern/henvendelser/<str:reference>/kontakt/", answering.change_contact, name="change_contact"),
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
