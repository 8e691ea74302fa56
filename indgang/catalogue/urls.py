from __future__ import annotations

from django.urls import path

from indgang.catalogue.views import (
    asking,
    catalogues,
    describing,
    distributing,
    finding,
    gaps,
    public,
    register,
    situations,
    tasks,
)

app_name = "catalogue"

urlpatterns = [
    path("find/", public.find_task, name="find_task"),
    path("opgaver/", public.list_public_tasks, name="list_public_tasks"),
    path("opgaver/<slug:key>/", public.show_public_task, name="show_public_task"),
    path("situationer/<slug:key>/", public.show_public_situation, name="show_public_situation"),
    path("intern/find/", finding.find_at_desk, name="find_at_desk"),
    path("intern/find/det-var/", asking.note_answer, name="note_answer"),
    path("intern/ord/", asking.list_questions, name="list_questions"),
    path("intern/ord/<int:pk>/afgoer/", asking.settle_question, name="settle_question"),
    path("intern/ord/<int:pk>/glem/", asking.forget_question, name="forget_question"),
    path("intern/katalog/", tasks.list_tasks, name="list_tasks"),
    path("intern/katalog/opgaver/ny/", describing.create_task, name="create_task"),
    path("intern/katalog/opgaver/<slug:key>/", tasks.show_task, name="show_task"),
    path("intern/katalog/opgaver/<slug:key>/ret/", describing.edit_task, name="edit_task"),
    path("intern/katalog/opgaver/<slug:key>/fordel/", distributing.distribute_task, name="distribute_task"),
    path("intern/katalog/opgaver/<slug:key>/bekraeft/", tasks.confirm_task, name="confirm_task"),
    path("intern/kataloger/", catalogues.list_catalogues, name="list_catalogues"),
    path("intern/kataloger/ny/", catalogues.create_catalogue, name="create_catalogue"),
    path("intern/kataloger/<slug:slug>/", catalogues.show_catalogue, name="show_catalogue"),
    path("intern/kataloger/<slug:slug>/ret/", catalogues.edit_catalogue, name="edit_catalogue"),
    path("intern/situationer/", situations.list_situations, name="list_situations"),
    path("intern/situationer/ny/", situations.create_situation, name="create_situation"),
    path("intern/situationer/<slug:key>/ret/", situations.edit_situation, name="edit_situation"),
    path("intern/huller/", gaps.show_gaps, name="show_gaps"),
    path("intern/kle/", register.list_kle, name="list_kle"),
    path("intern/kle/indlaes/", register.import_kle, name="import_kle"),
]
