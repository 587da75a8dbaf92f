"""Who is who on Spark: the same settings give every pair the same weight as on DuckDB."""

from __future__ import annotations

import pytest

from jalon.linkage.link import sides
from jalon.linkage.model import load_model, settings
from jalon.linkage.scoring import NAMES, SIDES, linker_of
from tests.linkage.people import ME, network, write

pytestmark = pytest.mark.spark

CONTACTS = [
    ("robert", "Robert Exemplar", "Velmora SAS", "Plant Director"),
    ("helene", "Hélène Müllerhof", "Société Générale", "Buyer"),
    ("jp", "Jean-Pierre de la Tourbière", "Dauvalt Composites", None),
    ("ana", "Ana García López", "Kelsan Mécanique", "Compras"),
    ("wei", "王伟", "Acme Works", None),
]
WRITTEN = [
    {"name": "Bob Exemplar", "company": "Velmora", "title": "Plant Director"},
    {"name": "EXEMPLAR Bob", "email": "robert.exemplar@velmora.example"},
    {"name": "Helene Muelerhof", "company": "SocGen"},
    {"name": "JP Tourbiere", "company": "Dauvalt Comp.", "phone": "+33100000001"},
    {"name": "Garcia Ana", "company": "Kelsan Méca"},
    {"name": "王伟", "company": "Acme Werks"},
    {"name": "K. Stolm", "company": "Firm3 Works", "title": "Engineer", "place": "Lyon, France"},
]
WEIGHTS = "select unique_id_l, unique_id_r, match_weight from {table} order by 1, 2"


def test_every_pair_weighs_the_same_on_spark(spark) -> None:
    from splink import Linker, SparkAPI

    con, model = network(*CONTACTS), load_model()
    for row, written in enumerate(WRITTEN, 1):
        write(con, row, **written)
    with sides(con, ME) as cursor:
        linker = linker_of(cursor, model)
        on_duckdb = cursor.execute(WEIGHTS.format(table=linker.inference.predict().physical_name)).fetchall()
        tables = [*SIDES, *(f"tf_{column}" for column in model.frequencies)]
        rows = {table: cursor.table(f"linking.{table}").to_arrow_table().to_pandas() for table in tables}
        people = cursor.execute("select count(distinct owner) from linking.link_people").fetchall()[0][0]
    api = SparkAPI(spark_session=spark, break_lineage_method="persist")
    frames = [
        api.register(_frame(spark, rows[side]), dataset_display_name=name)
        for side, name in zip(SIDES, NAMES, strict=True)
    ]
    other = Linker(frames, settings(model, people), log_level=None, validate_settings=False)
    for column in model.frequencies:
        lookup = api.register(_frame(spark, rows[f"tf_{column}"]))
        other.table_management.register_term_frequency_lookup(lookup, column)
    found = other.inference.predict().as_record_list()
    on_spark = sorted((pair["unique_id_l"], pair["unique_id_r"], pair["match_weight"]) for pair in found)
    assert len(on_spark) >= len(WRITTEN)
    assert [pair[:2] for pair in on_spark] == [pair[:2] for pair in on_duckdb]
    assert [pair[2] for pair in on_spark] == pytest.approx([pair[2] for pair in on_duckdb], rel=0, abs=1e-9)


def _frame(spark, rows):
    """A table with its columns' kinds, also where every value is missing."""
    kinds = {"object": "string", "bool": "boolean", "int64": "bigint", "float64": "double"}
    schema = ", ".join(f"{name} {kinds.get(str(kind), 'string')}" for name, kind in rows.dtypes.items())
    values = rows.astype(object).where(rows.notna(), None)
    return spark.createDataFrame(values.values.tolist(), schema=schema)
