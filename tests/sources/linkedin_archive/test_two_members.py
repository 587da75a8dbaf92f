"""Two members in one store: what is worked out for one looks at nothing of the other."""

from __future__ import annotations

from tests.builders import Archive
from tests.sources.linkedin_archive.reading import read
from tests.tables import put

from jalon.sources.linkedin_archive.settle import settle

OLGA = "in:olga-owner"


def test_a_newer_archive_of_somebody_else_changes_neither_network_nor_posts(tmp_path):
    """Olga's older Basic archive has her network and media; the other, newer one has connections and posts."""
    archive = Archive(kind="Basic").connect("Anna Alpha", "2026-07-01", "CEO", "Acme")
    archive.put("Rich_Media", "You uploaded a feed photo on July 6, 2026 at 10:03 AM (GMT)", "-", "x")
    olga = read(archive.zip(tmp_path))
    newer = max(day for (day,) in olga.rows("select exported_on from member_exports")) + 1
    put(olga.con, "member_exports", member_id="in:other", input_sha256="other", exported_on=newer)
    for kind in ("connections", "shares"):
        put(olga.con, "imports", input_sha256="other", recognised_as=kind, exported_on=newer)
    settle(olga.con, OLGA, straight=True)
    assert olga.rows("select is_current from connections") == [(True,)]
    assert olga.rows("select kind from posts") == [("media",)]
