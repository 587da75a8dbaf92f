"""The result and its renderers. The package answers to a call too: `jalon.report` is also the name of a public call.

Once this package is loaded, `from jalon import report` gives the package; calling it must do what the call does.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


class _CallablePackage(ModuleType):
    def __call__(self, *arguments: object, **options: object) -> str:
        return import_module("jalon.api.rendering").report(*arguments, **options)


sys.modules[__name__].__class__ = _CallablePackage
