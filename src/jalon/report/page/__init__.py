"""The page: one self-contained HTML file, drawn here, without script and without an address outside itself."""

from jalon.report.page.render import to_html

__all__ = ["to_html"]
