"""Who held the person and where the person was let out, as written."""

from __future__ import annotations

import pytest

from config.load import bundled_call, load_call
from parsers.facility import find_facility, find_place
from parsers.when import find_dates

FACILITIES = load_call(bundled_call()).facilities


@pytest.mark.parametrize(
    ("text", "facility", "place"),
    [
        ("She was released from the Mesa County Jail and left at the bus station in Durango, Colorado.",
         "Mesa County Jail", "Durango, Colorado"),
        ("They let him out of Florence Detention Center at night.", "Florence Detention Center", None),
        ("He was put out of the Bristol County House of Correction in North Dartmouth.",
         "Bristol County House of Correction", "North Dartmouth"),
        ("They dropped her at the Greyhound in Beaumont, TX.", None, "Beaumont, TX"),
        ("Lo soltaron del Centro de Detención Stewart, en Lumpkin, Georgia.",
         "Centro de Detención Stewart", "Lumpkin, Georgia"),
        ("La sacaron del corralón de Florence y la dejaron en una gasolinera de Tucson.",
         "corralón de Florence", "Tucson"),
        ("Let out of the Yuba Co jail in Marysville CA at 2.", "Yuba Co jail", "Marysville CA"),
        ("He got out of the jail at Oakdale last week.", "jail at Oakdale", None),
        ("She walked home.", None, None),
        ("On Monday He was released. The officers left.", None, None),
    ],
)  # fmt: skip
def test_names_are_taken_as_written(text: str, facility: str | None, place: str | None) -> None:
    found = find_facility(text, FACILITIES)

    assert (found and found.words) == facility
    where = find_place(text, found)
    assert place is None or (where and where.words) == place


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("on March 4, 2009", "2009-03-04"),
        ("el 4 de marzo de 2009", "2009-03-04"),
        ("in the first week of May 2010", "2010-05"),
        ("this July", "2010-07"),
        ("el 2 de agosto pasado", "2010-08-02"),
        ("on 8/31/10", "2010-08-31"),
        ("in the summer of 2008", "2008"),
    ],
)
def test_a_date_is_as_precise_as_written(text: str, written: str) -> None:
    from datetime import date

    assert find_dates(text, date(2010, 9, 28))[0].written == written
