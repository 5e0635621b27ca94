"""The training program: same texts, same weights; and it learns what it is shown."""

import json
from pathlib import Path

import pytest

from briefing.analysis.naming.evidence import evidence_of
from briefing.analysis.naming.model import (
    SIZE,
    TAGS,
    WEIGHTS,
    Model,
    WeightsMissing,
    allowed,
    best_path,
    loaded,
    tagged,
)
from briefing.analysis.naming.packing import RAISED, pack, row, unpack, weights_of
from briefing.analysis.naming.sentence import sentence_of
from tests.analysis.train_names import SETS, tags_of, train

OLIVE, DORIAN = ("Olive Tanner", "PER"), ("Dorian Pell", "PER")
TOWN, FIRM = ("Brookmere", "LOC"), ("Halvex Group", "ORG")
SENTENCES = [
    ("Yesterday Olive Tanner visited Brookmere with Dorian Pell.", [OLIVE, TOWN, DORIAN]),
    ("The firm Halvex Group hired Dorian Pell in Brookmere.", [FIRM, DORIAN, TOWN]),
    ("In Brookmere the firm Halvex Group paid Olive Tanner.", [TOWN, FIRM, OLIVE]),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in SETS:
        lines = []
        for number, (text, spans) in enumerate(SENTENCES * 4):
            marked = [[text.index(form), text.index(form) + len(form), kind, None] for form, kind in spans]
            lines.append(
                json.dumps({"id": f"{name}-{number}", "text": text, "sents": [[0, len(text)]], "spans": marked})
            )
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_training_is_reproducible(folder: Path) -> None:
    assert train(folder, rounds=2, seed=3) == train(folder, rounds=2, seed=3)


def test_training_learns(folder: Path) -> None:
    plain = train(folder, rounds=12)
    model = Model({f: row(w) for f, w in plain["weights"].items()}, plain["transitions"], bias=0.0)
    text = "Yesterday Dorian Pell visited Brookmere with Olive Tanner."
    sentence = sentence_of(text, 0, len(text))
    found = tagged(model, sentence, evidence_of([sentence]))
    assert [(sentence.texts[f.start : f.end], f.type.value) for f in found] == [
        (["Dorian", "Pell"], "person"),
        (["Brookmere"], "place"),
        (["Olive", "Tanner"], "person"),
    ]


def test_weights_come_back_as_they_were_packed() -> None:
    weights = {"a": (1, -2, 3), "ü|b": (0, 32_767, -5)}
    rows, transitions = unpack(pack(weights, [[0, 1, 2]] * 3))
    assert transitions == [[0, 1, 2]] * 3
    assert {name: rows.get(name) for name in weights} == {name: row(w) for name, w in weights.items()}
    assert rows.get("b") is None
    assert len(rows) == 2


def test_two_features_of_one_key_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.analysis.naming.packing.key_of", len)
    with pytest.raises(ValueError, match="one key"):
        pack({"a": (1,), "b": (2,)}, [[0]])


def test_rows_add_up_tag_by_tag() -> None:
    rows = [(1, -2, 32_767), (-32_767, -5, 32_767), (0, 40_000, -40_000)]
    assert weights_of(sum(map(row, rows)), 3) == [w + 3 * RAISED for w in (-32_766, -7 + 32_767, 32_767)]


def test_tags_follow_the_marked_stretches() -> None:
    text = "the Halvex Group paid Pell"
    sentence = sentence_of(text, 0, len(text))
    tags = tags_of(sentence, [(0, 16, "ORG"), (22, 26, "PER")])
    assert [TAGS[t] for t in tags] == ["O", "B-ORG", "I-ORG", "O", "B-PER"]


def test_a_path_never_begins_inside_a_name() -> None:
    inside = TAGS.index("I-PER")
    rows = [[5.0 if tag == inside else 0.0 for tag in range(SIZE)]] * 3
    flat = [[0.0] * SIZE for _ in range(SIZE)]
    path = best_path(rows, flat)
    assert path == [TAGS.index("B-PER"), inside, inside]
    assert all(allowed(a, b) for a, b in zip([0, *path], path, strict=False))


def test_the_weights_ship_with_the_program_and_are_small() -> None:
    assert loaded(WEIGHTS).weights
    assert WEIGHTS.stat().st_size < 850_000


def test_an_installation_without_whole_weights_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "weights.bin"
    with pytest.raises(WeightsMissing, match=r"weights\.bin .* No such file .*install briefing again"):
        loaded(file)
    file.write_bytes(WEIGHTS.read_bytes()[:1000])
    with pytest.raises(WeightsMissing, match="install briefing again"):
        loaded(file)
