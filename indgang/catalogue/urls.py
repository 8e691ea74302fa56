from __future__ import annotations

from django.urls import path

from indgang.catalogue.views import (
    asking,
    catalogues,
    checking,
    describing,
    distributing,
    finding,
    gaps,
    public,
    register,
    situations,
    tasks,
    wording,
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
    path("intern/ord/ordbog/", wording.list_lexicon, name="list_lexicon"),
    path("intern/ord/ordbog/<int:pk>/fjern/", wording.remove_lexicon_entry, name="remove_lexicon_entry"),
    path("intern/ord/andre-indgange/", wording.list_other_doors, name="list_other_doors"),
    path("intern/ord/andre-indgange/ny/", wording.create_other_door, name="create_other_door"),
    path("intern/ord/andre-indgange/<slug:key>/ret/", wording.edit_other_door, name="edit_other_door"),
    path("intern/ord/andre-indgange/<slug:key>/fjern/", wording.remove_other_door, name="remove_other_door"),
    path("intern/ord/proev/", checking.try_new_words, name="try_new_words"),
    path("intern/ord/traek/", checking.list_pulls, name="list_pulls"),
    path("intern/ord/proevespoergsmaal/", checking.list_check_questions, name="list_check_questions"),
    path(
        "intern/ord/proevespoergsmaal/<int:pk>/fjern/",
        checking.remove_check_question,
        name="remove_check_question",
    ),
    path("intern/katalog/opgaver/<slug:key>/fundet-paa/", checking.show_task_words, name="show_task_words"),
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
