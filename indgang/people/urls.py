from __future__ import annotations

from django.urls import path

from indgang.people.views import absences, access, cards, colleagues, importing, municipality, pictures, units

app_name = "people"

urlpatterns = [
    path("tema.css", municipality.show_colours, name="show_colours"),
    path("billeder/<int:pk>.jpg", pictures.show_picture, name="show_picture"),
    path("intern/kommunen/", municipality.edit_municipality, name="edit_municipality"),
    path("intern/enheder/", units.list_units, name="list_units"),
    path("intern/enheder/ny/", units.create_unit, name="create_unit"),
    path("intern/enheder/<int:pk>/ret/", units.edit_unit, name="edit_unit"),
    path("intern/medarbejdere/", colleagues.list_colleagues, name="list_colleagues"),
    path("intern/medarbejdere/ny/", colleagues.create_colleague, name="create_colleague"),
    path("intern/medarbejdere/<int:pk>/ret/", colleagues.edit_colleague, name="edit_colleague"),
    path("intern/medarbejdere/<int:pk>/kontaktkort/", cards.edit_contact_card, name="edit_contact_card"),
    path("intern/medarbejdere/<int:pk>/kontaktkort.vcf", cards.show_vcard, name="show_vcard"),
    path("intern/medarbejdere/<int:pk>/fravaer/", absences.note_absence, name="note_absence"),
    path("intern/fravaer/<int:pk>/fjern/", absences.remove_absence, name="remove_absence"),
    path("intern/medarbejdere/<int:pk>/billede/", pictures.put_up_picture, name="put_up_picture"),
    path("intern/medarbejdere/<int:pk>/billede/fjern/", pictures.take_down_picture, name="take_down_picture"),
    path("intern/medarbejdere/<int:pk>/adgang/", access.edit_access, name="edit_access"),
    path("intern/import/", importing.import_people, name="import_people"),
    path("intern/import/<slug:name>.csv", importing.show_example_list, name="show_example_list"),
]
