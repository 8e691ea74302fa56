from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce, TruncMonth

from indgang.materials.models import Material, MaterialFile, MaterialUse, State, Way


def materials_shown(*, readers: str = "", kind: str = "", with_all: bool = False) -> QuerySet[Material]:
    """By title, with owner and how often used; drafts and withdrawn ones only ``with_all``."""
    shown = Material.objects.all() if with_all else Material.objects.filter(state=State.IN_USE)
    if readers:
        shown = shown.filter(readers=readers)
    if kind:
        shown = shown.filter(kind=kind)
    counted = shown.annotate(times_used=Coalesce(Sum("uses__number"), 0))
    return counted.select_related("owner").order_by("title", "pk")


def made_material(area: str, key: str) -> Material | None:
    """What an area above has made and named by this key."""
    return Material.objects.filter(source_area=area, source_key=key).select_related("owner").first()


def file_of(material: Material) -> MaterialFile | None:
    """Without its content, which is read only to be sent."""
    return MaterialFile.objects.defer("content").filter(material=material).first()


@dataclass(frozen=True)
class Month:
    """How often a material was used in a month; ``first`` is its first day."""

    first: date
    opened: int = 0
    downloaded: int = 0
    handed_out: int = 0


def use_by_month(material: Material) -> list[Month]:
    """The newest month first; months without use are left out."""
    counted = (
        material.uses.annotate(month=TruncMonth("used_on"))
        .values_list("month", "way")
        .annotate(times=Sum("number"))
        .order_by("-month", "way")
    )
    months: dict[date, dict[str, int]] = {}
    for month, way, times in counted:
        months.setdefault(month, {})[way] = times
    return [Month(month, **ways) for month, ways in months.items()]


def handed_out(material: Material) -> QuerySet[MaterialUse]:
    """The latest first."""
    return material.uses.filter(way=Way.HANDED_OUT).order_by("-used_on", "-pk")
