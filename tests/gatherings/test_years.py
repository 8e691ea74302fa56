from __future__ import annotations

from indgang.gatherings.years import BOTTOM, HEIGHT, LEFT, TOP, WIDTH, picture_of
from indgang.surveys.intervals import Estimate


def test_a_share_stands_in_its_column_at_its_height() -> None:
    picture = picture_of(["maj", "juni"], [("new", "Nye", [None, Estimate(0.5, 0.25, 1.0, 20)])])
    (curve,) = picture.curves
    (point,) = curve.points
    middle = TOP + (HEIGHT - TOP - BOTTOM) / 2
    assert (point.y, point.percent, point.high_y) == (middle, 50, float(TOP))
    assert point.low_y > point.y
    assert picture.columns[0][1] < point.x < picture.right
    assert curve.path == f"M{point.x} {point.y}"


def test_points_are_joined_and_curves_stand_beside_each_other() -> None:
    half = Estimate(0.5, 0.4, 0.6, 20)
    picture = picture_of(["maj", "juni"], [("new", "Nye", [half, half]), ("alive", "Lever", [half, half])])
    one, other = picture.curves
    assert one.path == f"M{one.points[0].x} {one.points[0].y} L{one.points[1].x} {one.points[1].y}"
    assert one.points[0].x < other.points[0].x


def test_many_gatherings_make_it_wider_and_none_is_no_fault() -> None:
    assert picture_of([str(number) for number in range(12)], []).width > WIDTH
    assert picture_of([], []).left == LEFT
