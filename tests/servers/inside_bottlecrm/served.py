"""BottleCRM's own settings, with the tables made from its models at once in place of some 200 migrations."""

from crm.settings import *  # noqa: F403
from crm.settings import INSTALLED_APPS

MIGRATION_MODULES = {name.rpartition(".")[2]: None for name in INSTALLED_APPS}
