from __future__ import annotations

from django.urls import path

from indgang.relations.views import answering, coffee, knowing, mapping, rating, setting

app_name = "relations"

urlpatterns = [
    path("kaffe/<str:token>/", answering.answer_coffee, name="answer_coffee"),
    path("kaffe/med-igen/<str:token>/", answering.come_back_to_coffee, name="come_back_to_coffee"),
    path("intern/relationer/", knowing.show_own_ties, name="show_own_ties"),
    path("intern/relationer/sig/", knowing.say_of, name="say_of"),
    path("intern/relationer/sig/<int:pk>/tag-tilbage/", knowing.take_back, name="take_back"),
    path("intern/relationer/baand/<int:pk>/", knowing.tick_tie, name="tick_tie"),
    path("intern/relationer/moede/<int:pk>/passer-ikke/", knowing.strike_encounter, name="strike_encounter"),
    path("intern/relationer/kaffe/vaer-med/", coffee.join_coffee, name="join_coffee"),
    path("intern/relationer/kaffe/pause/", coffee.pause_coffee, name="pause_coffee"),
    path("intern/relationer/kaffe/stop/", coffee.leave_coffee, name="leave_coffee"),
    path("intern/relationer/kaffe/<int:pk>/moedtes/", coffee.tell_whether_met, name="tell_whether_met"),
    path("intern/relationer/kort/", mapping.show_map, name="show_map"),
    path("intern/relationer/et-minut/", rating.rate_others, name="rate_others"),
    path("intern/relationer/indstillinger/", setting.change_relations, name="change_relations"),
    path("intern/relationer/indstillinger/vaegte/", setting.change_tie_weights, name="change_tie_weights"),
    path("intern/relationer/indstillinger/tilpas/", setting.fit_tie_weights, name="fit_tie_weights"),
    path("intern/relationer/indstillinger/tilpas/tag-tilbage/", setting.take_back_fit, name="take_back_fit"),
]
