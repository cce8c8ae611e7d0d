"""The large workspace that exports are measured on: as many items as asked for, all different."""

import io
from pathlib import Path

from evaluation.exports_scale import copy_items
from lapwing.api import Workspace
from lapwing.settings import Settings
from tests.engine.fake_stages import make_fake_stages
from tests.engine.runs import write_texts

TEXTS = {
    "a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo",
    "b.txt": "CONSULT POL NOR 2022-03-01 talks on fishing\nSANCTION USA IRN 2022-04-10 a freeze",
}


def test_copies_have_ids_and_days_of_their_own(tmp_path: Path) -> None:
    """Five items of two: each report once, events a day later in each copy, and every one with its evidence."""
    write_texts(tmp_path, TEXTS)
    sample, large = tmp_path / "sample.db", tmp_path / "large.db"
    with Workspace(Settings(workspace=sample, jobs=1), make_fake_stages()) as workspace:
        workspace.code([tmp_path / "in"])
        kinds = [event.event for event in workspace.events()]
    copy_items(sample, large, 5)
    with Workspace(Settings(workspace=large, jobs=1)) as workspace:
        documents, events = workspace.documents(), workspace.events()
        assert len({each.report_id for each in documents}) == len({each.document_id for each in documents}) == 5
        assert len({event.event_id for event in events}) == len(events) >= 2 * len(kinds)
        days = {event.date.date_min for event in events if event.event == "SANCTION"}
        assert {"2022-04-10", "2022-04-11"} <= days
        stream = io.BytesIO()
        assert workspace.export("plover", stream).n_written == len(events)
        assert stream.getvalue().count(b'"text": ') == len(events)
