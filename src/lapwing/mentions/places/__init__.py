"""Places: found from what the reader tagged, then chosen among their namesakes in the context of the whole document."""

from lapwing.mentions.places.find import find_places
from lapwing.mentions.places.ground import ground_places

__all__ = ["find_places", "ground_places"]
