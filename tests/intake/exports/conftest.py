"""A ledger of its own for each test of the deliverables."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from storage.database import Database
from tests.intake.exports.ledger import CALL
from tests.storage.factories import NOW


@pytest.fixture
def app(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'ledger.sqlite3'}")
    database.migrate()
    yield SimpleNamespace(call=CALL, database=database, clock=lambda: NOW + timedelta(days=1))
    database.close()
