"""Data problems: every code with what it says and what to do."""

from __future__ import annotations

from docs.reference.markdown import page as page_of
from docs.reference.markdown import table

from jalon.report.coded_texts import CodedText, problem_texts

INTRODUCTION = """Data problems never stop a reading: they are counted, shown, and the rest is read.
Each has a stable code. No text ever quotes the content of a cell."""


def page() -> str:
    """All problem codes, package by package."""
    packages = sorted({text.package for text in problem_texts().values()})
    return page_of("Problems", INTRODUCTION, *(_package(package) for package in packages))


def _package(package: str) -> str:
    rows = [_row(text) for text in problem_texts().values() if text.package == package]
    return f"## From {package}\n\n" + table(["code", "what happened", "next step"], rows)


def _row(text: CodedText) -> tuple[str, str, str]:
    return f"`{text.code}`", text.message_en, text.hint_en
