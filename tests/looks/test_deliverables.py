"""The deliverables as HTML, looked at in Chromium like the letters; INTAKE_PICTURES says where pictures are kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from config.load import bundled_call, load_call
from intake.disclosure import Audience
from intake.exports import bibliography, stories
from intake.exports.as_html import as_html
from intake.exports.citations import cite
from intake.exports.stories import StoryList
from intake.exports.values import Entry, Report
from intake.letters.values import ShownStory
from tests.factories import utc
from tests.looks.browser import CHROMIUM, Look, take_pictures

pytestmark = pytest.mark.browser

CALL = load_call(bundled_call())
LONG = "x" * 140
WRITTEN = utc(2010, 10, 11, 12)


def a_bibliography() -> bytes:
    """Every context of the call, and an entry without a blank to break at."""
    entries = [
        Entry(f"P-{n}", f"House {n}", contexts=(term.id,), features=tuple(f.id for f in CALL.taxonomy.features[n::3]))
        for n, term in enumerate(CALL.taxonomy.contexts, 1)
    ]
    entries.append(Entry("P-99", LONG, LONG, description=LONG, websites=(f"https://example.org/{LONG}",)))
    entries.append(Entry("A-98", "A rule", "accommodation", reports=(Report("Two Years (2009)", year="2009"),)))
    book = bibliography.make_bibliography(entries, CALL)
    return as_html(bibliography.as_document(book, cite(book.items), CALL, WRITTEN))


def a_list_of_stories() -> bytes:
    shown = [
        ShownStory(n, "granted", "anonymous", ("Let out at night.",), (harm.id,), facility=f"Facility {n} of a county")
        for n, harm in enumerate(CALL.taxonomy.harms, 1)
    ]
    found = StoryList(Audience.AGENCY, tuple(shown), (), "abc123", utc(2011, 4, 4))
    return as_html(stories.as_document(found, CALL, WRITTEN))


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> list[Look]:
    if CHROMIUM is None:
        pytest.skip("NOT RUN: there is no Chromium here, so nobody has looked at the deliverables")
    kept = os.environ.get("INTAKE_PICTURES")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("deliverables")
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    for name, content in (("bibliography", a_bibliography()), ("stories", a_list_of_stories())):
        page = folder / f"{name}.html"
        page.write_bytes(content)
        pages.append(page)
    return list(take_pictures(pages, folder))


def test_no_deliverable_scrolls_sideways(looks: list[Look]) -> None:
    assert [f"{look.page.name} at {look.width}" for look in looks if look.overflows] == []


def test_no_deliverable_asks_the_network_for_anything(looks: list[Look]) -> None:
    assert [look.requested for look in looks if look.requested] == []


def test_every_word_of_a_deliverable_can_be_read_on_its_ground(looks: list[Look]) -> None:
    assert [f"{look.page.name} {look.scheme} {look.contrast:.1f}" for look in looks if look.contrast < 4.5] == []
