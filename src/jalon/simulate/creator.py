"""The creator workbook of an invented member: typed (2024), all text (2026), or all text in Brazilian Portuguese."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jalon.simulate.dates import day_of
from jalon.simulate.events import DAY, AudienceDay, Post, World
from jalon.simulate.xlsx import Cell, Sheet, workbook

LAYOUTS = ("typed", "text", "pt")
ENGLISH = {
    "discovery": "DISCOVERY", "engagement": "ENGAGEMENT", "top": "TOP POSTS", "followers": "FOLLOWERS",
    "demographics": "DEMOGRAPHICS", "overall": "Overall Performance", "impressions": "Impressions",
    "reached": "Members reached", "date": "Date", "engagements": "Engagements", "new": "New followers",
    "total": "Total followers on {day}:", "maximum": "Maximum of 50 posts available to include in this list",
    "url": "Post URL", "published": "Post publish date", "top_demographics": "Top Demographics", "value": "Value",
    "share": "Percentage", "titles": "Job titles", "less": "< 1%",
}  # fmt: skip
PORTUGUESE = {
    "discovery": "Descoberta", "engagement": "Engajamento", "top": "Publicações mais em alta",
    "followers": "Seguidores", "demographics": "Dados demográficos do público", "overall": "Desempenho geral",
    "impressions": "Impressões", "reached": "Usuários alcançados", "date": "Data", "engagements": "Engajamentos",
    "new": "Novos seguidores", "total": "Total de seguidores em {day}:",
    "maximum": "No máximo 50 publicações disponíveis para incluir nesta lista", "url": "URL da publicação",
    "published": "Data de publicação", "top_demographics": "Principais dados demográficos", "value": "Valor",
    "share": "Porcentagem", "titles": "Cargos", "less": "menos de 1%",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """How one layout writes words, days and numbers."""

    name: str
    words: dict[str, str]

    def day(self, at: int) -> str:
        """8/7/2023, or 07/08/2023 in Portuguese."""
        d = day_of(at // DAY)
        return f"{d.day:02d}/{d.month:02d}/{d.year}" if self.name == "pt" else f"{d.month}/{d.day}/{d.year}"

    def number(self, value: int) -> Cell:
        """A count: a number in 2024, a text since."""
        return value if self.name == "typed" else str(value)

    def share(self, value: float) -> Cell:
        """A percentage: 0.05, or 5%."""
        if value < 0.01:
            return self.words["less"]
        return value if self.name == "typed" else f"{value:.0%}"


def write_workbook(world: World, where: Path, layout: str = "text") -> Path:
    """Write the last 365 days below `where` under the platform's file name; returns the path."""
    first, last = day_of(world.audience[0].day // DAY), day_of(world.audience[-1].day // DAY)
    name = world.member.person.name
    old = f"Content_{first}_{last}_{name.replace(' ', '')}.xlsx"
    path = where / (old if layout == "typed" else f"AggregateAnalytics_{name}_{first}_{last}.xlsx")
    where.mkdir(parents=True, exist_ok=True)
    path.write_bytes(workbook(_sheets(world, Layout(layout, PORTUGUESE if layout == "pt" else ENGLISH))))
    return path


def _sheets(world: World, layout: Layout) -> list[Sheet]:
    words, days = layout.words, world.audience
    views = sum(d.impressions for d in days)
    period = f"{layout.day(days[0].day)} - {layout.day(days[-1].day)}"
    reached = "Unique views" if layout.name == "typed" else words["reached"]
    discovery = [
        [words["overall"], period],
        [words["impressions"], layout.number(views)],
        [reached, layout.number(views * 3 // 5)],
    ]
    daily = [[layout.day(d.day), layout.number(d.impressions), layout.number(d.engagements)] for d in days]
    return [
        (words["discovery"], discovery),
        (words["engagement"], [[words["date"], words["impressions"], words["engagements"]], *daily]),
        (words["top"], _top_posts(world, layout)),
        (words["followers"], _followers(world, days, layout)),
        (words["demographics"], _demographics(layout)),
    ]


def _followers(world: World, days: list[AudienceDay], layout: Layout) -> list[list[Cell]]:
    words = layout.words
    return [
        [words["total"].format(day=layout.day(days[-1].day)), layout.number(world.followers)],
        [],
        [words["date"], words["new"]],
        *([layout.day(d.day), layout.number(d.new_followers)] for d in days),
    ]


def _top_posts(world: World, layout: Layout) -> list[list[Cell]]:
    """Two tables side by side, each in its own order: by engagements, and by impressions."""
    words, start = layout.words, world.audience[0].day
    posts = [p for p in world.posts if p.kind == "post" and p.at >= start][-50:]
    seen = [(p, 300 + 37 * n % 900) for n, p in enumerate(posts)]
    by_views = sorted(seen, key=lambda item: -item[1])
    by_engagement = sorted(seen[: max(1, len(seen) - 5)], key=lambda item: item[1] % 100, reverse=True)
    rows: list[list[Cell]] = [[words["maximum"]], []]
    lead = [words["url"], words["published"]]
    rows.append([*lead, words["engagements"], None, *lead, words["impressions"]])
    for n, (post, views) in enumerate(by_views):
        left: list[Cell] = [None, None, None]
        if n < len(by_engagement):
            left = _post_cells(by_engagement[n][0], by_engagement[n][1] // 20, layout)
        rows.append([*left, None, *_post_cells(post, views, layout)])
    return rows


def _post_cells(post: Post, value: int, layout: Layout) -> list[Cell]:
    """The workbook names the activity, whose number is born a second after the share."""
    number = int(post.urn.rsplit(":", 1)[1]) + (900 << 22)
    url = f"https://www.linkedin.com/feed/update/urn:li:activity:{number}"
    return [url, layout.day(post.at), layout.number(value)]


def _demographics(layout: Layout) -> list[list[Cell]]:
    words = layout.words
    people = [
        ("Plant Director", 0.06),
        ("Operations Director", 0.05),
        ("Purchasing Director", 0.03),
        ("Student", 0.004),
    ]
    rows: list[list[Cell]] = [[words["titles"], title, layout.share(share)] for title, share in people]
    return [[words["top_demographics"], words["value"], words["share"]], *rows]
