"""The packet: both deliverables at once, the same each time, or nothing at all."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from intake.disclosure import Audience
from intake.jobs.export_packet import PacketRefused, export_packet
from parsers.records import Identifying, Program, Span
from tests.intake.exports.ledger import ADA, granted, told
from tests.storage.factories import make_story, tell


def test_a_packet_holds_both_with_a_manifest_and_is_the_same_each_time(app, tmp_path):
    granted(app, told(app), "agency")
    for name in ("one.zip", "two.zip"):
        export_packet(app, Audience.AGENCY, tmp_path / name, "Megan")
    content = (tmp_path / "one.zip").read_bytes()
    with ZipFile(BytesIO(content)) as package:
        lines = package.read("MANIFEST.sha256").decode().splitlines()
        named = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
        assert named == {n: sha256(package.read(n)).hexdigest() for n in package.namelist() if n != "MANIFEST.sha256"}
    assert {"cover-note.pdf", "bibliography.ris", "stories.docx"} <= named.keys()
    assert content == (tmp_path / "two.zip").read_bytes()


def test_a_packet_can_be_a_folder(app, tmp_path):
    granted(app, told(app), "agency")
    export_packet(app, Audience.AGENCY, tmp_path / "packet", "Megan")
    assert {"MANIFEST.sha256", "stories.pdf"} <= {path.name for path in (tmp_path / "packet").iterdir()}
    assert (tmp_path / "packet").stat().st_mode & 0o777 == 0o700


def test_a_packet_in_which_somebody_is_named_is_refused_as_a_whole(app, tmp_path):
    who = (Identifying("name", "Rosa Quillmark", Span("text", 0, 4)),)
    with app.database.write() as session:
        tell(session, make_story("A night.", identifying=who), content=b"s", uid=5, author=ADA)
        tell(session, Program("Harbor", description="Ask Rosa Quillmark there."), content=b"p", uid=6)
    with pytest.raises(PacketRefused, match="S-1"):
        export_packet(app, Audience.AGENCY, tmp_path / "p.zip", "Megan")
    assert not (tmp_path / "p.zip").exists()


@pytest.mark.parametrize("identifying", [("name", "Rosa"), ("birth_date", "unless the"), ("name", "Port Isabel")])
def test_words_that_may_be_anybodys_refuse_no_packet(app, tmp_path, identifying):
    kind, words = identifying
    with app.database.write() as session:
        who = (Identifying(kind, words, Span("text", 0, 4)),)
        tell(session, make_story("A night.", identifying=who), content=b"s", uid=5, author=ADA)
        tell(session, Program("Harbor", description=f"It is for those {words} house took in."), content=b"p", uid=6)
    export_packet(app, Audience.AGENCY, tmp_path / "p.zip", "Megan")
    assert (tmp_path / "p.zip").is_file()
