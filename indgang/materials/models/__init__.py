"""What is remembered of materials and of outside dates."""

from indgang.materials.models.material import (
    Channel,
    Kind,
    Language,
    Material,
    MaterialFile,
    Readers,
    State,
)
from indgang.materials.models.outside_date import Effect, OutsideDate, Repeats
from indgang.materials.models.use import MaterialUse, Way

__all__ = [
    "Channel",
    "Effect",
    "Kind",
    "Language",
    "Material",
    "MaterialFile",
    "MaterialUse",
    "OutsideDate",
    "Readers",
    "Repeats",
    "State",
    "Way",
]
