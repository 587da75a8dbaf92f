"""An edition is frozen, named by its hash, and refused when it breaks a published bound (law 22)."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import pytest

from jalon.errors import EditionInvalid
from jalon.index import load_edition
from jalon.index.build import edition_text
from jalon.index.canonical import canonical_json, document_hash
from jalon.index.edition import CURRENT, parse_edition
from jalon.index.fit.build import EXPERT
from jalon.indicators.catalogue import indicators

FOLDER = files("jalon.index").joinpath("editions")
DOCUMENT: dict[str, Any] = json.loads(FOLDER.joinpath(f"{CURRENT}.json").read_text("utf-8"))


def changed(**top: Any) -> dict[str, Any]:
    return {**copy.deepcopy(DOCUMENT), **top}


def item_changed(code: str, /, **fields: Any) -> dict[str, Any]:
    document = changed()
    next(item for item in document["items"] if item["code"] == code).update(fields)
    return document


def dimension_changed(code: str, **fields: Any) -> dict[str, Any]:
    document = changed()
    next(part for part in document["dimensions"] if part["code"] == code).update(fields)
    return document


def section_changed(name: str, **fields: Any) -> dict[str, Any]:
    document = changed()
    document[name].update(fields)
    return document


def refused(document: dict[str, Any]) -> str:
    with pytest.raises(EditionInvalid) as caught:
        parse_edition(document, verify=False)
    return str(caught.value)


def test_the_untouched_document_is_accepted():
    assert parse_edition(changed()).id == CURRENT


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        (item_changed("deep_threads", actor="member"), "not the act of a counterpart"),
        (item_changed("deep_threads", loading=1.2500001), "loading outside 0 to 1.25"),
        (item_changed("deep_threads", loading=0.0), "loading outside 0 to 1.25"),
        (item_changed("deep_threads", loading=-0.4), "loading outside 0 to 1.25"),
        (item_changed("deep_threads", dispersion=0.2999), "dispersion of a count below 0.3"),
        (item_changed("outreach_answered", dispersion=1.0), "dispersion of a rate outside 0 to 1"),
        (item_changed("outreach_answered", dispersion=-0.01), "dispersion of a rate outside 0 to 1"),
        (item_changed("deep_threads", event_weight=0.6), "the act message_in spends more than weight 1"),
        (item_changed("recommendations_received", event_weight=1.01), "event weight outside 0 to 1"),
        (item_changed("deep_threads", event_weight=0.0), "event weight outside 0 to 1"),
        (item_changed("deep_threads", dimension="messaging"), "not part of its pillar"),
        (item_changed("deep_threads", dimension="charm"), "its dimension is not known"),
        (item_changed("deep_threads", kind="sum"), "its kind is not known"),
        (item_changed("deep_threads", kind="grd"), "more than one graded item"),
        (item_changed("deep_threads", code="reactivations"), "a code is used twice"),
        (item_changed("deep_threads", needs=[]), "names no source or no act"),
        (item_changed("deep_threads", reference_exposure=0.0), "reference exposure"),
        (item_changed("deep_threads", maturity_days=-1), "maturity is negative"),
        (item_changed("outreach_answered", stand_in_for="nothing"), "stands in for no item"),
        (item_changed("outreach_answered", stand_in_for="deep_threads"), "stands in for no item"),
        (dimension_changed("brand", loading=0.81), "prior loading outside 0 to 0.8"),
        (dimension_changed("brand", weight=0.31), "brand: weight outside 0 to 0.3"),
        (dimension_changed("brand", weight=-0.01), "brand: weight outside 0 to 0.3"),
        (dimension_changed("brand", weight=0.13), "the weights do not add to 1"),
        (section_changed("stages", scores=[0.0, 1.0, 1.0, 3.0, 4.0]), "stage scores must be non-negative and increase"),
        (section_changed("stages", scores=[-1.0, 1.0, 2.0, 3.0, 4.0]), "first stage must have score 0"),
        (section_changed("stages", thresholds=[0.0, -1.0]), "differ in number"),
        (section_changed("scale", sigma_ref=0.0), "finite and positive"),
        (section_changed("scale", centre_order=4), "of order 2 or 3"),
        (section_changed("time", half_life_days=-90.0), "finite and positive"),
        (section_changed("states", established_se=9.0), "positive and increasing"),
        (section_changed("states", likely=0.99), "increase within 0.5 and 1"),
        (changed(tau=-1.0), "finite and positive"),
        (changed(pillars=DOCUMENT["pillars"][:-1]), "every dimension exactly once"),
        (changed(items=[i for i in DOCUMENT["items"] if i["code"] != "deep_threads"]), "relationships: fewer than 2"),
        (changed(items=DOCUMENT["items"] + [{**DOCUMENT["items"][0], "code": "another"}]), "more than 15 items"),
    ],
)  # fmt: skip
def test_a_broken_bound_is_refused_and_named(document: dict[str, Any], rule: str):
    assert rule in refused(document)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (changed(format="jalon.edition/9"), "format is not known"),
        (changed(surprise=1), "missing or unknown fields"),
        ({k: v for k, v in changed().items() if k != "tau"}, "missing or unknown fields"),
        (item_changed("deep_threads", alpha="high"), "is not of type float"),
        (item_changed("deep_threads", needs="messages"), "is not a list"),
        (section_changed("choice_space", dispersion_factor=[1.0]), "must have 2 entries"),
    ],
)
def test_a_malformed_document_is_refused(document: dict[str, Any], words: str):
    assert words in refused(document)


def test_a_stand_in_and_its_principal_never_spend_the_same_act_twice():
    """The act first_answer carries .5 + .5 over both, of which one is used at a time: 1.0 each is still allowed."""
    document = item_changed("outreach_answered", event_weight=1.0)
    assert parse_edition(document, verify=False).items[11].event_weight == 1.0


def test_any_altered_figure_breaks_the_hash():
    with pytest.raises(EditionInvalid, match="hash does not match"):
        parse_edition(item_changed("deep_threads", alpha=-0.55))


def test_the_hash_covers_everything_but_itself_and_ignores_the_order_of_keys():
    turned = dict(reversed(list(DOCUMENT.items())))
    assert document_hash(turned) == document_hash({**DOCUMENT, "hash": "x"}) == DOCUMENT["hash"]
    assert document_hash(changed(version="0.1.1")) != DOCUMENT["hash"]


def test_canonical_form():
    assert canonical_json({"b": [1, 0.5, None], "a": "é", "hash": "x"}) == '{"a":"é","b":[1,0.5,null]}'.encode()
    with pytest.raises(ValueError, match="Out of range"):
        canonical_json({"a": float("nan")})


def test_loading_by_name_by_path_and_by_default_is_the_same(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    assert load_edition() == load_edition(CURRENT) == load_edition(path)
    assert load_edition() is not load_edition()


@pytest.mark.parametrize("content", [None, "{", "[1]", "\x00"])
def test_an_edition_that_cannot_be_read(tmp_path, content: str | None):
    path = tmp_path / "broken.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(EditionInvalid):
        load_edition(path)


def test_the_published_file_is_what_its_source_builds_bit_for_bit():
    source = FOLDER.joinpath(f"{EXPERT}.toml").read_text("utf-8")
    assert edition_text(source) == FOLDER.joinpath(f"{EXPERT}.json").read_text("utf-8")


def test_the_first_edition_says_on_its_face_that_it_is_provisional():
    edition = load_edition()
    assert edition.provisional
    assert "edition_provisional" in edition.face
    assert all(change.en and change.fr for change in edition.changes)


def test_every_judgement_names_its_basis_and_grade():
    edition = load_edition()
    bases = [part.basis for part in (*edition.items, *edition.dimensions, edition.stages, edition.time, edition.states)]
    assert {basis.kind for basis in bases} <= {"expert", "public", "prototype", "fitted"}
    assert {basis.grade for basis in bases} <= set("ABCDJ")
    assert all(len(basis.note) > 10 for basis in bases)


def test_items_agree_with_the_indicator_files():
    listed = indicators()
    for item in load_edition().items:
        file = listed[item.code]
        assert (item.kind, item.dimension, item.actor) == (file.kind, file.dimension, file.actor)
        assert item.needs == tuple("|".join(group) for group in file.needs)
        assert item.maturity_days == file.maturity_days


# An edition that was published is never altered: a change makes a new one, with a new name and a line here.
PUBLISHED = {
    "2026.11-expert": "e9dc47d68fe1ec61944bb6c161ea8f2b576ad0d2ad32f18185917f802c286694",
    "2026.11-fitted": "cf6b168f78595a1b89e9e93fba666efd42488fdbaa93c8087187453a1480e979",
    "2026.12-fitted": "e97c0b1d2c7a356028ba6bea5e2c8df7d16c78039336c69c54db4f4cf18eec10",
}


def test_published_editions_never_change():
    shipped = {path.name.removesuffix(".json") for path in FOLDER.iterdir() if path.name.endswith(".json")}
    assert {name for name in shipped if not name.endswith(".fit")} == set(PUBLISHED)
    assert {name: load_edition(name).hash for name in PUBLISHED} == PUBLISHED
