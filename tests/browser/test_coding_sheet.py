"""The hand-coding page in a real browser: keys judge, text stays text, and what is saved is read back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from lapwing.validation import read_sheet, render_page
from tests.validation.sampling import make_sample


def test_the_page_is_judged_by_keys_and_saved_offline(browser: Any, tmp_path: Path) -> None:
    """Nine keys judge the first record, one the second; a reload loses nothing; hostile text does nothing."""
    sample = make_sample({"CONSULT": 3}, n_documents=1)
    hostile = replace(sample.records[0], before="<img src=x onerror=alert(1)></script><script>alert(2)</script>")
    sample = replace(sample, records=(hostile, *sample.records[1:]))
    page_file = tmp_path / "sheet.html"
    page_file.write_text(render_page(sample), encoding="utf-8")
    context = browser.new_context(accept_downloads=True, offline=True)
    page, faults = context.new_page(), list[str]()
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(page_file.as_uri())
    page.fill("#coder", "Ann")
    page.keyboard.press("Escape")
    for key in "jyynyyyyyyn":
        page.keyboard.press(key)
    page.get_by_role("button", name="Add a missed event").click()
    page.get_by_label("Type of the missed event").select_option("AID")
    page.get_by_label("Its words").fill("=gave tents")
    page.reload()
    assert page.locator("#count").inner_text() == "2 of 4 judged"
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save sheet as CSV").click()
    saved.value.save_as(tmp_path / "ann.csv")
    context.close()
    sheet = read_sheet(tmp_path / "ann.csv", sample)
    first, second = (sheet.verdicts[record.record_id] for record in sample.records[:2])
    assert not first["mode"].is_right
    assert all(verdict.is_right for field, verdict in first.items() if field != "mode")
    assert not second["event"].is_right
    assert sheet.coder == "Ann"
    assert [(missed.event, missed.words) for missed in sheet.missed] == [("AID", "=gave tents")]
    assert faults == []
