"""Size and time of the renderings of a full report, in French and English: `python -m benchmarks.page`.

Cold is a new process, from before the import of the renderer to the finished text; compiled templates are kept from
the run before, as on any machine but at the first report. Medians.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from tests.report import sample

from jalon.report.data import to_json
from jalon.report.markdown import to_markdown
from jalon.report.page import to_html
from jalon.report.result import Result
from jalon.report.text import to_text

COLD_RUNS, WARM_RUNS = 9, 15
SIZE_BAR = 200_000
COLD = """
import time
from jalon.report.data import from_json
import sys
result = from_json(sys.stdin.read())
start = time.perf_counter()
from jalon.report.{module} import {name}
{name}(result{argument})
print((time.perf_counter() - start) * 1e3)
"""
RENDERERS: dict[str, tuple[str, Callable[..., str]]] = {
    "html": ("page", to_html),
    "text": ("text", to_text),
    "markdown": ("markdown", to_markdown),
    "json": ("data", to_json),
}


def cold_ms(module: str, name: str, argument: str, given: str) -> float:
    """Milliseconds of one rendering in a new process."""
    code = COLD.format(module=module, name=name, argument=argument)
    done = subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, text=True, check=True)
    return float(done.stdout)


def warm_ms(render: Callable[[], str]) -> float:
    """Milliseconds of one more rendering in this process."""
    start = time.perf_counter()
    render()
    return (time.perf_counter() - start) * 1e3


def main() -> None:
    """Print one line a rendering; the page over its size is an error."""
    result: Result = sample.full()
    given = to_json(result)
    print(f"{'rendering':<14}{'bytes':>9}{'cold ms':>9}{'warm ms':>9}")
    for form, (module, render) in RENDERERS.items():
        for lang in ("fr", "en") if form != "json" else ("",):
            arguments = (lang,) if lang else ()
            size = len(render(result, *arguments).encode())
            tail = f", {lang!r}" if lang else ""
            cold = median(cold_ms(module, render.__name__, tail, given) for _ in range(COLD_RUNS))
            warm = median(warm_ms(lambda r=render, a=arguments: r(result, *a)) for _ in range(WARM_RUNS))
            print(f"{form + ' ' + lang:<14}{size:>9,}{cold:>9.0f}{warm:>9.1f}")
            assert form != "html" or size < SIZE_BAR


if __name__ == "__main__":
    main()
