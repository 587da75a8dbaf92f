"""What the member published and gave, as the archive writes it: only in complete archives, but for Rich_Media."""

from __future__ import annotations

from jalon.simulate.csvtext import ArchiveFile, line, quoted, table
from jalon.simulate.dates import iso_second, java_date, slashed_second, spoken_minute
from jalon.simulate.events import DAY, Gesture, Post
from jalon.simulate.export import Export

UPDATE = "https://www.linkedin.com/feed/update/"


def _eol(export: Export) -> str:
    return "\r\n" if export.era.crlf else "\n"


def _name(export: Export, name: str) -> str:
    """From 2026 the names of these files end in the member's number."""
    suffixed = export.era.id_suffix and export.trap("id_suffix")
    return f"{name}_{export.rng('member number').randrange(10**8, 10**9)}.csv" if suffixed else f"{name}.csv"


def shares(export: Export) -> ArchiveFile:
    """Shares: newest first, an edited post as two rows, every line break in a text turned into `"` break `"`."""
    lead = ("Date", "ShareLink", "ShareCommentary")
    header = (*lead, *(("SharedUrl", "MediaUrl") if export.era.modern else ("SharedURL", "MediaURL")), "Visibility")
    rows = [row for p in export.posts if p.kind != "repost_instant" for row in _share_rows(export, p)]
    rows.sort(key=lambda r: r[0], reverse=True)
    eol = _eol(export)
    lines = [line(header)] + [_share_line(row, export.era.modern) for row in rows]
    return ArchiveFile(_name(export, "Shares"), (eol.join(lines) + eol).encode())


def _share_rows(export: Export, post: Post) -> list[list[str]]:
    texts = [(post.at, post.text), *(edit for edit in post.edits if edit[0] <= export.at)]
    link = UPDATE + post.urn.replace(":", "%3A")
    eol = _eol(export)
    return [
        [iso_second(at), link, text.replace("\n", f'"{eol}"'), post.shared_url, post.media_url, "MEMBER_NETWORK"]
        for at, text in texts
    ]


def _share_line(row: list[str], modern: bool) -> str:
    if modern and not row[4]:
        return ",".join((line(row[:4]), '""', row[5]))
    return line(row)


def comments(export: Export) -> ArchiveFile:
    """Comments; in 2024 some with backslash quotes and some with bare line breaks."""
    rng, eol = export.rng("comments"), _eol(export)
    lines = ["Date,Link,Message"]
    for gesture in export.gestures_of("comment"):
        ragged = export.era.ragged_comments and export.trap("ragged_comments") and rng.random() < 0.6
        at = "" if gesture.dateless else iso_second(gesture.at)
        lines.append(f"{at},{gesture.link},{_comment_cell(gesture, ragged, eol)}")
    return ArchiveFile(_name(export, "Comments"), (eol.join(lines) + eol).encode())


def _comment_cell(gesture: Gesture, ragged: bool, eol: str) -> str:
    text = gesture.text
    if ragged and '"' in text:
        return '"' + text.replace('"', '\\"').replace("\n", eol) + '"'
    if ragged and "," not in text:
        return text.replace("\n", eol)
    return quoted(text.replace("\n", eol)) if '"' in text or "," in text or "\n" in text else text


def reactions(export: Export) -> ArchiveFile:
    """Reactions given."""
    rows = [[iso_second(g.at), g.text, g.link] for g in export.gestures_of("reaction")]
    return table(_name(export, "Reactions"), ("Date", "Type", "Link"), rows, eol=_eol(export))


def instant_reposts(export: Export) -> ArchiveFile:
    """One-click reposts, 2025 and later."""
    posts = sorted((p for p in export.posts if p.kind == "repost_instant"), key=lambda p: -p.at)
    rows = [[iso_second(p.at), UPDATE + p.urn.replace(":", "%3A")] for p in posts]
    return table(_name(export, "InstantReposts"), ("Date", "Link"), rows)


def searches(export: Export) -> ArchiveFile:
    """Searches: oldest first since 2025, with bare commas; two unordered halves before."""
    found = sorted((g for g in export.gestures if g.kind == "search"), key=lambda g: g.at)
    if not export.era.modern:
        found = found[len(found) // 2 :] + found[: len(found) // 2]
        rows = [[slashed_second(g.at), g.text] for g in found]
        return table("SearchQueries.csv", ("Time", "Search Query"), rows)
    lines = ["Time,Search Query", *(f"{slashed_second(g.at)},{g.text}" for g in found)]
    return ArchiveFile("SearchQueries.csv", ("\n".join(lines) + "\n").encode())


def small_gestures(export: Export) -> list[ArchiveFile]:
    """Votes, follows and saved items: a few rows each."""
    at, eol = export.at - 40 * DAY, _eol(export)
    saved = "CreatedTime" if export.era.modern else "createdTime"
    files = [
        table(
            "Company Follows.csv", ("Organization", "Followed On"), [["Velmora Industrie", java_date(at)]], closed=False
        )
    ]
    if export.kind == "basic":
        return files
    vote = [iso_second(at), f"{UPDATE}urn:li:groupPost:12-7000000000000000001", 'Oui, "tout de suite"']
    followed = [[iso_second(at), "Active", "Ana Exemplar"], [iso_second(at - DAY), "Unfollow", "Bo Exemplar"]]
    tags = [["#industrie", iso_second(at), iso_second(at), "ACTIVE"]]
    return [
        *files,
        table(_name(export, "Votes"), ("Date", "Link", "OptionText"), [vote], eol=eol),
        table(_name(export, "Member_Follows"), ("Date", "Status", "FullName"), followed, eol=eol),
        table("Hashtag_Follows.csv", ("HashTag", "CreatedTime", "LastModifiedTime", "State"), tags, eol=eol),
        table(_name(export, "Saved_Items"), ("savedItem", saved), [[UPDATE + "x", iso_second(at)]], eol=eol),
    ]


def rich_media(export: Export) -> list[ArchiveFile]:
    """Dated uploads since 2025, accents lost; two useless pointers before."""
    if export.era.rich_media == "pointer":
        return [table("Rich Media.csv", ("Type", "Link"), [["PHOTO", "see folder"], ["VIDEO", "see folder"]])]
    if export.era.rich_media != "dated":
        return []
    rows = [
        ["You uploaded a profile photo on " + spoken_minute(export.world.start), "-", "https://media.example.org/p"]
    ]
    for post in export.posts:
        if post.media_url and post.kind == "post":
            said = f"You uploaded a feed photo on {spoken_minute(post.at)}"
            text = "".join(c if c.isascii() else "?" for c in post.text.replace("\n", " "))
            rows += [[said, text, post.media_url], [said, "-", post.media_url + "b"]]
    return [table("Rich_Media.csv", ("Date/Time", "Media Description", "Media Link"), rows)]


def article(export: Export) -> list[ArchiveFile]:
    """One long article, an HTML file without a date."""
    if export.kind == "basic":
        return []
    html = '<html><head><title>Compter</title></head><body><h1><a href="https://www.linkedin.com/pulse/compter">Compter</a></h1></body></html>'
    return [ArchiveFile("Articles/Articles/compter-l-été.html", html.encode())]
