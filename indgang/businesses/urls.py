from __future__ import annotations

from django.urls import path

from indgang.businesses.views import businesses, contacts, importing, keeping, places, speaking

app_name = "businesses"

urlpatterns = [
    path("intern/virksomheder/", businesses.list_businesses, name="list_businesses"),
    path("intern/virksomheder/find/", businesses.find_business, name="find_business"),
    path("intern/virksomheder/ny/", keeping.create_business, name="create_business"),
    path("intern/virksomheder/indlaes/", importing.import_businesses, name="import_businesses"),
    path(
        "intern/virksomheder/indlaes/virksomheder.csv",
        importing.show_example_businesses,
        name="show_example_businesses",
    ),
    path("intern/virksomheder/<int:pk>/ret/", keeping.edit_business, name="edit_business"),
    path("intern/virksomheder/<int:pk>/ophoert/", keeping.end_business, name="end_business"),
    path(
        "intern/virksomheder/<int:pk>/kontaktperson/",
        keeping.choose_contact_person,
        name="choose_contact_person",
    ),
    path("intern/virksomheder/<int:pk>/talt-med/", speaking.note_spoken_with, name="note_spoken_with"),
    path(
        "intern/virksomheder/samtaler/<int:pk>/fjern/",
        speaking.remove_conversation,
        name="remove_conversation",
    ),
    path("intern/virksomheder/<int:pk>/kontakter/ny/", contacts.add_contact, name="add_contact"),
    path("intern/virksomheder/kontakter/<int:pk>/ret/", contacts.edit_contact, name="edit_contact"),
    path("intern/virksomheder/kontakter/<int:pk>/fjern/", contacts.remove_contact, name="remove_contact"),
    path("intern/virksomheder/<int:pk>/steder/ny/", places.add_production_unit, name="add_production_unit"),
    path(
        "intern/virksomheder/steder/<int:pk>/ret/", places.edit_production_unit, name="edit_production_unit"
    ),
    path(
        "intern/virksomheder/steder/<int:pk>/fjern/",
        places.remove_production_unit,
        name="remove_production_unit",
    ),
]
