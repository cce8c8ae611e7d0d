"""Events: triggers become coded records with participants, place, date, reality and source."""

from lapwing.events.coding import code_events
from lapwing.events.confidence import Calibration, features, load_calibration

__all__ = ["Calibration", "code_events", "features", "load_calibration"]
