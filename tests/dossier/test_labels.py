"""Names on a map stand beside their places and over no other name."""

from itertools import combinations

from lapwing.dossier.labels import Named, _box, place_labels


def crowd(n: int) -> list[Named]:
    """Return `n` towns within a few pixels."""
    return [Named(x=400 + 3 * at, y=230 + 2 * at, n_letters=12, is_area=False) for at in range(n)]


def test_a_lone_name_stands_right_beside_its_place() -> None:
    """Nothing leads to it, as nothing needs to."""
    (spot,) = place_labels(crowd(1), 800, 457)
    assert (spot.x, spot.y, spot.anchor, spot.is_far) == (413, 235, "start", False)


def test_crowded_names_do_not_overlap() -> None:
    """A line leads to those that had to move off, and all of them are on the map."""
    named = crowd(12)
    spots = place_labels(named, 800, 457)
    boxes = [_box(spot, each.n_letters) for spot, each in zip(spots, named, strict=True)]
    assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in combinations(boxes, 2))
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 800 and box[3] <= 457 for box in boxes)
    assert any(spot.is_far for spot in spots)


def test_a_name_at_the_edge_stands_inward() -> None:
    """To the left of a place at the right edge, to the right of one at the left edge."""
    edge = [Named(x=790, y=200, n_letters=12, is_area=False), Named(x=10, y=200, n_letters=12, is_area=False)]
    assert [spot.anchor for spot in place_labels(edge, 800, 457)] == ["end", "start"]


def test_a_country_gives_way_to_its_towns() -> None:
    """Its name is within it wherever there is room."""
    town, country = Named(x=400, y=230, n_letters=9, is_area=False), Named(x=430, y=232, n_letters=9, is_area=True)
    (beside, within) = place_labels([town, country], 800, 457)
    assert beside.x == 413
    assert within.anchor == "middle"
    assert within.y != 237
