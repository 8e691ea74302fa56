"""The booklet as it was published: a material of the municipality's, kept with the words it was drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from indgang.gatherings.models import Gathering, GatheringState
from indgang.gatherings.queries.booklet import SOURCE_AREA, Missing, booklet_of, missing_for_booklet
from indgang.gatherings.queries.figures import FORGOTTEN
from indgang.materials.models import Material, MaterialFile
from indgang.materials.queries.materials import file_of, made_material


def key_of(gathering: Gathering) -> str:
    return f"booklet:{gathering.pk}"


@dataclass(frozen=True)
class Published:
    material: Material
    file: MaterialFile

    @property
    def words(self) -> dict[str, Any]:
        """What it was drawn from (queries.booklet.Booklet)."""
        words: dict[str, Any] = self.file.made_from
        return words


def published_booklet(gathering: Gathering) -> Published | None:
    material = made_material(SOURCE_AREA, key_of(gathering))
    file = file_of(material) if material else None
    return Published(material, file) if material and file else None


def times_used(gatherings: Sequence[Gathering]) -> dict[int, int]:
    """How often each published booklet was opened, downloaded and handed out, by the gathering's id."""
    keys = {key_of(one): one.pk for one in gatherings}
    made = Material.objects.filter(source_area=SOURCE_AREA, source_key__in=keys).order_by("pk")
    rows = made.annotate(times=Sum("uses__number")).values_list("source_key", "times")
    return {keys[key]: times or 0 for key, times in rows}


@dataclass(frozen=True)
class BookletState:
    """What the gathering's page says of its booklet; what is missing and changed is for those who keep it."""

    published: Published | None
    missing: Missing | None = None
    is_changed: bool = False


def booklet_state(gathering: Gathering, *, may_keep: bool) -> BookletState | None:
    """Nothing before the day is over."""
    if gathering.state != GatheringState.HELD:
        return None
    published = published_booklet(gathering)
    if not may_keep:
        return BookletState(published)
    is_known = FORGOTTEN not in gathering.figures
    is_changed = is_known and published is not None and published.words != booklet_of(gathering).as_data()
    return BookletState(published, missing_for_booklet(gathering), is_changed)
