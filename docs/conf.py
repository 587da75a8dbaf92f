"""Documentation: written pages beside pages made from the sources at every build."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from docs.reference import write_pages  # noqa: E402 (the project must be found first)

write_pages(HERE / "reference_pages")

project = "Jalon"
author = "The Jalon authors"
copyright = "The Jalon authors; text CC BY 4.0"  # noqa: A001 (Sphinx's name)
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Jalon"
html_static_path = ["img"]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#B0391D", "color-brand-content": "#B0391D"},
    "dark_css_variables": {"color-brand-primary": "#F2886A", "color-brand-content": "#F2886A"},
}
