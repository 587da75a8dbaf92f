"""Cut the two typefaces of the page down to Latin letters and the weights it uses, as committed in page/fonts.

    npm install --no-save @fontsource-variable/inter@5.3.0 @fontsource-variable/source-serif-4@5.3.1
    python -m tests.report.fonts node_modules

Both are under the SIL Open Font License 1.1; their licences are copied beside them.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

FONTS = Path(__file__).parents[2] / "src/jalon/report/page/fonts"
FACES = {"inter": (400, 600), "source-serif-4": (400, 600)}
# A cut face is a modified one, which the licence does not let bear the reserved name.
NAMES = {"inter": "Jalon Sans", "source-serif-4": "Jalon Serif"}
LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "".join(map(chr, range(0xA0, 0x100))) + "ŒœŸ"
# The serif sets our own sentences and figures, never a name: French and English need no other letter.
OURS = "".join(map(chr, range(0x20, 0x7F))) + "\xa0ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜàâäçèéêëîïôöùûüŒœ«»°·×"
SPELT = {"inter": LETTERS, "source-serif-4": OURS}
SIGNS = "\u2009\u202f–—‘’“”„…•′€™↑↓−"
DROPPED = "¢¤¥¦¨ª¬\xad¯²³´µ¶¸¹º¼½¾ˆ˚˜"


def cut(source: Path, weights: tuple[int, int], target: Path) -> None:
    """Write one face as woff2: fewer letters, a narrower weight axis, a narrow no-break space where it lacks one."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(source)
    _add_narrow_space(font)
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "pnum"], hinting=False)
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(c for c in SPELT[target.stem] + SIGNS if c not in DROPPED))
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": weights})
    _rename(font, NAMES[target.stem])
    font.flavor = "woff2"
    font.save(target)


def _add_narrow_space(font: object) -> None:
    """The space before French punctuation, as wide as a thin space; the packages leave it out."""
    for table in font["cmap"].tables:  # type: ignore[index]
        thin = table.cmap.get(0x2009) or table.cmap.get(0x20)
        if thin:
            table.cmap.setdefault(0x202F, thin)


def _rename(font: object, name: str) -> None:
    for record in font["name"].names:  # type: ignore[index]
        if record.nameID in (1, 4, 6):
            record.string = name.replace(" ", "") if record.nameID == 6 else name


def main(modules: Path) -> None:
    """Cut every face from the npm packages under `modules`."""
    for name, weights in FACES.items():
        package = modules / "@fontsource-variable" / name
        cut(package / f"files/{name}-latin-wght-normal.woff2", weights, FONTS / f"{name}.woff2")
        shutil.copyfile(package / "LICENSE", FONTS / f"{name}.LICENSE.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
