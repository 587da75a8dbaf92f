"""Ways of packing an archive, and input that is none: a clear problem each, nothing raised, nothing written."""

from __future__ import annotations

import io
import os
import struct
import zipfile

import pytest
from tests.builders import Archive, zipped
from tests.sources.linkedin_archive.reading import read
from tests.sources.linkedin_archive.test_eras import FACTS, story

from jalon.sources.limits import archive_limits

DATE = "07-20-2026"


@pytest.fixture(scope="module")
def files():
    return story("2026-07").files()


def write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_a_zip_in_a_zip(tmp_path, files):
    """The date and the kind may stand in the inner name only."""
    path = tmp_path / "download.zip"
    path.write_bytes(zipped({f"Complete_LinkedInDataExport_{DATE}.zip": zipped(files)}))
    found = read(path)
    assert found.facts == FACTS
    assert found.reports[0].kind_detail == "complete"


def test_an_unzipped_folder_called_zip(tmp_path, files):
    folder = tmp_path / f"Complete_LinkedInDataExport_{DATE}.zip"
    folder.mkdir()
    assert read(write(folder, files)).facts == FACTS


def test_a_folder_that_holds_the_zip(tmp_path, files):
    folder = tmp_path / "from LinkedIn"
    folder.mkdir()
    assert read(write(folder, {f"Complete_LinkedInDataExport_{DATE}.zip": zipped(files)})).facts == FACTS


def test_zipped_again_with_folders_and_the_noise_of_other_systems(tmp_path, files):
    path = tmp_path / f"Complete_LinkedInDataExport_{DATE} (1).zip"
    noisy = {f"Complete_LinkedInDataExport_{DATE}/Data/{name}": content for name, content in files.items()}
    noisy |= {f"__MACOSX/._{name}": b"\0\1" for name in files} | {".DS_Store": b"\0"}
    path.write_bytes(zipped(noisy))
    found = read(path)
    assert found.facts == FACTS
    assert not any("MACOSX" in name for name in found.reports[0].never_opened)


def test_loose_files_of_one_archive(tmp_path, files):
    from tests.sources.linkedin_archive.reading import Read

    from jalon.records.store import open_store
    from jalon.sources.linkedin_archive import read_archive

    folder = tmp_path / f"Complete_LinkedInDataExport_{DATE}"
    folder.mkdir()
    write(folder, files)
    con = open_store()
    found = Read(con, [read_archive(con, sorted(folder.glob("*.csv")))])
    assert found.facts == FACTS


def test_backslashes_between_folders(tmp_path, files):
    path = tmp_path / f"Complete_LinkedInDataExport_{DATE}.zip"
    path.write_bytes(zipped({f"Export\\{name}": content for name, content in files.items()}))
    assert read(path).facts == FACTS


def refused(path, code):
    """Nothing read, nothing stored, one clear problem."""
    found = read(path)
    (report,) = found.reports
    assert report.refused and report.files == ()
    assert code in found.codes
    assert all(p.message.endswith(".") and p.hint for p in report.problems)
    assert all(rows == [] for rows in found.dump().values())
    assert set(found.facts.values()) == {None}


def test_no_zip(tmp_path):
    path = tmp_path / "archive.zip"
    path.write_text("<html>Please log in</html>")
    refused(path, "not_a_zip")


def test_an_empty_file(tmp_path):
    path = tmp_path / "archive.zip"
    path.write_bytes(b"")
    refused(path, "file_empty")


def test_an_empty_zip(tmp_path):
    path = tmp_path / "archive.zip"
    path.write_bytes(zipped({}))
    refused(path, "zip_empty")


def test_a_file_that_is_not_there(tmp_path):
    refused(tmp_path / "archive.zip", "file_missing")


def test_an_empty_folder(tmp_path):
    refused(tmp_path, "folder_empty")


def test_a_zip_cut_by_the_download(tmp_path, files):
    path = tmp_path / "archive.zip"
    path.write_bytes(zipped(files)[:-300])
    refused(path, "zip_damaged")


def test_a_zip_of_something_else(tmp_path):
    path = tmp_path / "photos.zip"
    path.write_bytes(zipped({"beach.jpg": b"JFIF", "list.csv": b"a,b\n1,2\n"}))
    refused(path, "no_known_file")


def locked(content: bytes) -> bytes:
    """The same zip with the mark of encryption on each entry."""
    data = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + offset)[0]
            struct.pack_into("<H", data, at + offset, flags | 1)
            at = data.find(signature, at + 4)
    return bytes(data)


def test_a_zip_with_a_password(tmp_path, files):
    path = tmp_path / "archive.zip"
    path.write_bytes(locked(zipped(files)))
    refused(path, "zip_password")


def test_a_bomb_is_not_opened_and_the_rest_is_read(tmp_path):
    archive = Archive().put("Reactions", "2026-07-01 10:00:00", "LIKE", "x")
    path = archive.raw("Comments.csv", b"Date,Link,Message\n" + b"0" * 60_000_000).zip(tmp_path)
    found = read(path)
    assert "zip_bomb" in found.codes
    assert (found.facts["reactions_given"], found.facts["comments_given"]) == (1, None)


def test_names_that_point_outside_are_not_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    archive = Archive().put("Reactions", "2026-07-01 10:00:00", "LIKE", "x")
    for name in ("../Connections.csv", "/tmp/Invitations.csv", "..\\Shares.csv", "C:/Votes.csv"):  # noqa: S108
        archive.raw(name, "First Name,Last Name,Connected On\nA,B,01 Jan 2026\n")
    before = set(os.listdir(tmp_path))
    path = archive.zip(tmp_path)
    found = read(path)
    assert "unsafe_name" in found.codes
    assert found.facts["connections_total"] is None and found.facts["reactions_given"] == 1
    assert set(os.listdir(tmp_path)) - before == {path.name}


def test_too_many_files(tmp_path, monkeypatch):
    many = archive_limits()
    path = tmp_path / "archive.zip"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(many.entries + 5):
            archive.writestr(f"x{number}", b"")
    path.write_bytes(stream.getvalue())
    refused(path, "too_many_entries")


def test_an_entry_with_a_wrong_checksum_is_left_out(tmp_path):
    archive = Archive().put("Reactions", "2026-07-01 10:00:00", "LIKE", "x").connect("Ana Exemplar", "2026-07-01")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as made:
        for name, content in archive.files().items():
            made.writestr(name, content)
    path = tmp_path / archive.name
    path.write_bytes(stream.getvalue().replace(b"Exemplar", b"Exemplum"))
    found = read(path)
    assert "file_damaged" in found.codes
    assert (found.facts["reactions_given"], found.facts["connections_total"]) == (1, None)


def test_an_inner_zip_that_is_damaged_in_its_packed_bytes(tmp_path, files):
    """The packed bytes no longer unpack: the outer zip is whole, the inner one cannot be read."""
    content = bytearray(zipped({"inner.zip": zipped(files)}))
    at = content.find(b"inner.zip") + len(b"inner.zip")
    content[at : at + 40] = b"\xff" * 40
    path = tmp_path / "archive.zip"
    path.write_bytes(bytes(content))
    refused(path, "zip_damaged")
