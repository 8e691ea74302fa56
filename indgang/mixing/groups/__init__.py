"""Groups at tables, once or in rotations: who sits with whom, with a proven bound beside the total.

Steps: the wishes as arrays (`wishes`, `problem`) → rotation after rotation cooled down by exchanges (`boards`,
`annealing`), or by construction where many rotations must be without a repeat (`designs`, `relabelling`) → what must be
kept and was not (`feasibility`) → the least proven bound (`bounds`: `columns` with `pricing`, `spectra`) → one rotation
put together from what the bound knows (`diving`) → told (`scores`, `certificates`, `words`, `plans`).
"""

from indgang.mixing.groups.making import plan_groups
from indgang.mixing.groups.plans import GroupPlan
from indgang.mixing.groups.wishes import Wishes, sizes_for

__all__ = ["GroupPlan", "Wishes", "plan_groups", "sizes_for"]
