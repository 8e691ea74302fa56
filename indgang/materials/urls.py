from __future__ import annotations

from django.urls import path

from indgang.materials.views import materials, outside_dates

app_name = "materials"

ALL = "intern/materialer"
ONE = f"{ALL}/<int:pk>"
DATES = f"{ALL}/datoer"

urlpatterns = [
    path(f"{ALL}/", materials.list_materials, name="list_materials"),
    path(f"{ALL}/nyt/", materials.add_material, name="add_material"),
    path(f"{ONE}/", materials.show_material, name="show_material"),
    path(f"{ONE}/ret/", materials.change_material, name="change_material"),
    path(f"{ONE}/laes/", materials.open_material, name="open_material"),
    path(f"{ONE}/fil/", materials.download_material, name="download_material"),
    path(f"{ONE}/udleveret/", materials.hand_out_material, name="hand_out_material"),
    path(f"{DATES}/", outside_dates.list_outside_dates, name="list_outside_dates"),
    path(f"{DATES}/ny/", outside_dates.add_outside_date, name="add_outside_date"),
    path(f"{DATES}/<int:pk>/ret/", outside_dates.change_outside_date, name="change_outside_date"),
    path(f"{DATES}/<int:pk>/fjern/", outside_dates.remove_outside_date, name="remove_outside_date"),
]
