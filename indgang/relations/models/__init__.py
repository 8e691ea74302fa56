"""What is remembered of who met whom."""

from indgang.relations.models.coffee import CoffeeMember, CoffeePair, CoffeeRound, DidMeet
from indgang.relations.models.encounter import Encounter, TieKind
from indgang.relations.models.saying import Rating, Saying, Says
from indgang.relations.models.setting import RelationsSetting, TieWeight

__all__ = [
    "CoffeeMember",
    "CoffeePair",
    "CoffeeRound",
    "DidMeet",
    "Encounter",
    "Rating",
    "RelationsSetting",
    "Saying",
    "Says",
    "TieKind",
    "TieWeight",
]
