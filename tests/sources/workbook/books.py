"""Invented analytics workbooks in the layouts that LinkedIn has used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from tests.sources.singles import xlsx

POST = "https://www.linkedin.com/feed/update/urn:li:activity:7380000000000000000"
OTHER = "https://www.linkedin.com/feed/update/urn:li:activity:7390000000000000000"
START = dt.date(2026, 10, 1)

Dated = Callable[[dt.date], str]


def us(date: dt.date) -> str:
    return f"{date.month}/{date.day}/{date.year}"


def brazilian(date: dt.date) -> str:
    return f"{date.day:02}/{date.month:02}/{date.year}"


def span(days: int, start: dt.date = START) -> list[dt.date]:
    return [start + dt.timedelta(days=k) for k in range(days)]


def old(
    days: Sequence[dt.date] = (),
    views: Callable[[int], object] = lambda k: 100 + k,
    gained: Callable[[int], object] = lambda k: k % 3,
    total: object = 1000,
    dated: Dated = us,
) -> bytes:
    """`Content_…xlsx`: numbers are numbers."""
    days = list(days) or span(20)
    return xlsx(
        {
            "DISCOVERY": [
                ["Overall Performance", f"{dated(days[0])} - {dated(days[-1])}"],
                ["Impressions", 5000],
                ["Unique views", 3000],
            ],
            "ENGAGEMENT": [["Date", "Impressions", "Engagements"]]
            + [[dated(d), views(k), 5 if k else -28] for k, d in enumerate(days)],
            "TOP POSTS": [
                ["Maximum of 50 posts available to include in this list"],
                [],
                ["Post URL", "Post publish date", "Engagements", None, "Post URL", "Post publish date", "Impressions"],
                [POST, dated(days[3]), 40, None, OTHER, dated(days[5]), 2345],
                [None, None, None, None, POST, dated(days[3]), 1234],
            ],
            "FOLLOWERS": [[f"Total followers on {dated(days[-1])}:", total], [], ["Date", "New followers"]]
            + [[dated(d), gained(k)] for k, d in enumerate(days)],
            "DEMOGRAPHICS": [
                ["Top Demographics", "Value", "Percentage"],
                ["Job titles", "Widget Engineer", 0.05],
                ["Locations", "Exampleville", "< 1%"],
                ["Shoe size", "42", 0.1],
            ],
        }
    )


def new(days: Sequence[dt.date] = (), dated: Dated = brazilian) -> bytes:
    """`AggregateAnalytics_…xlsx` with LinkedIn in Brazilian Portuguese: everything is text."""
    days = list(days) or span(20)
    return xlsx(
        {
            "Descoberta": [
                ["Desempenho geral", f"{dated(days[0])} - {dated(days[-1])}"],
                ["Impressões", "12.345"],
                ["Usuários alcançados", "6.789"],
            ],
            "Engajamento": [["Data", "Impressões", "Engajamentos"]]
            + [[dated(d), "1.234" if k else "−5", "12"] for k, d in enumerate(days)],
            "Publicações mais em alta": [
                ["Máximo de 50 publicações"],
                [],
                ["URL", "Data", "Engajamentos", None, "URL", "Data", "Impressões"],
                [POST, dated(days[3]), "1.040", None, None, None, None],
            ],
            "Seguidores": [
                [f"Total de seguidores em {dated(days[-1])}:", "2\u00a0000"],
                [],
                ["Data", "Novos seguidores"],
            ]
            + [[dated(d), "3"] for d in days],
            "Dados demográficos do público": [
                ["Principais dados", "Valor", "Porcentagem"],
                ["Cargos", "Engenheiro", "5%"],
                ["Localidades", "Exemplo", "menos de 1%"],
            ],
            "Dados demográficos do conteúdo": [
                ["Principais dados", "Valor", "Porcentagem"],
                ["Empresas", "Exemplo SA", "2%"],
            ],
        }
    )


def single_post() -> bytes:
    """`SinglePostAnalytics_…xlsx`."""
    return xlsx(
        {
            "Post analytics": [
                ["Post URL", POST],
                ["Post Date", "10/4/2026"],
                ["Post Publish Time", "10:00 AM"],
                ["Impressions", "5,537"],
                ["Members reached", "3,210"],
                ["Profile viewers from this post", "12"],
                ["Followers gained from this post", "4"],
                ["Social engagements", "60"],
                ["Reactions", "40"],
                ["Comments", "9"],
                ["Reposts", "2"],
                ["Saves", "7"],
                ["Sends on LinkedIn", "2"],
                ["Premium custom button engagements", "0"],
                [],
                ["Category", "Value", "%"],
                ["Job titles", "Widget Engineer", "5%"],
            ]
        }
    )


def post_performance() -> bytes:
    """`PostAnalytics_…xlsx`, the older single post: sections, thousands, two sheets."""
    return xlsx(
        {
            "PERFORMANCE": [
                ["Post URL", POST],
                ["Post Date", "Sep 30, 2025"],
                ["Post Highlights Sep 30, 2025 to Oct 4, 2025", None],
                ["Impressions", "5,537"],
                ["Members reached", 3210],
                ["Reactions", "40"],
            ],
            "TOP DEMOGRAPHICS": [["Category", "Value", "%"], ["Locations", "Exampleville", 0.2]],
        }
    )


def company_page() -> bytes:
    """Export of a company page: twenty columns a day."""
    names = [f"Metric {k}" for k in range(19)]
    return xlsx({"Metrics": [["What the columns mean"], ["Date", *names], ["10/01/2026", *range(19)]], "All posts": []})
