"""The JSON of a result: stable keys, described by the schema, and back again."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from jalon.report.data import from_json, to_json
from jalon.report.mask import masked
from jalon.report.result import Result
from jalon.report.schema import FILE, schema, text
from tests.report import sample
from tests.report.sample_indicators import KEY

RESULTS = [sample.full, sample.poor, sample.provisional, sample.compared, sample.hostile]


@pytest.mark.parametrize("make", RESULTS)
def test_the_schema_describes_every_result(make: object) -> None:
    result = make()  # type: ignore[operator]
    Draft202012Validator(schema()).validate(json.loads(to_json(result)))
    Draft202012Validator(schema()).validate(json.loads(to_json(masked(result, KEY))))


@pytest.mark.parametrize("make", RESULTS)
def test_written_read_and_written_again_is_the_same(make: object) -> None:
    written = to_json(make())  # type: ignore[operator]
    assert to_json(from_json(written)) == written
    assert isinstance(from_json(written), Result)


def test_the_schema_file_is_that_of_the_dataclasses() -> None:
    assert FILE.read_text(encoding="utf-8") == text(), "run python -m jalon.report.schema"
    Draft202012Validator.check_schema(schema())


def test_the_schema_refuses_what_is_not_a_result() -> None:
    found = json.loads(to_json(sample.full()))
    validator = Draft202012Validator(schema())
    assert not validator.is_valid({**found, "invented": 1})
    assert not validator.is_valid({key: value for key, value in found.items() if key != "score"})
    assert not validator.is_valid({**found, "masked": "no"})


def test_no_data_is_null_and_never_zero() -> None:
    found = json.loads(to_json(sample.poor()))
    assert found["score"]["points"]["value"] is None
    assert found["funnel"]["stages"][2]["n"] is None


def test_a_number_that_is_none_cannot_be_written() -> None:
    from dataclasses import replace

    result = sample.full()
    broken = replace(result, score=replace(result.score, coverage=float("nan")))
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(broken)
