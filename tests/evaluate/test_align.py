"""Two rows of words side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_memcon.errors import UnreadableError
from tei_memcon.evaluate import align as aligning
from tei_memcon.evaluate.align import align

ROWS = st.lists(st.sampled_from("oil tar lamp boat and".split()), max_size=12)


@given(ROWS, ROWS)
def test_the_steps_cover_both_rows_without_a_hole(gold: list[str], pred: list[str]) -> None:
    found = align(gold, pred)
    at = [0, 0]
    for step in found.steps:
        assert [step.gold, step.pred] == at
        at = [step.gold_end, step.pred_end]
        assert (gold[step.gold : step.gold_end] == pred[step.pred : step.pred_end]) == step.equal
    assert at == [len(gold), len(pred)]


@given(ROWS, ROWS)
def test_places_never_go_back_and_end_at_the_end(gold: list[str], pred: list[str]) -> None:
    found = align(gold, pred)
    for places, size, other in ((found.to_gold, len(pred), len(gold)), (found.to_pred, len(gold), len(pred))):
        assert list(places) == sorted(places)
        assert len(places) == size + 1
        assert places[-1] == other


@given(ROWS)
def test_a_row_beside_itself_is_equal(row: list[str]) -> None:
    found = align(row, row)
    assert found.equal == len(row)
    assert list(found.to_gold) == list(range(len(row) + 1))


def test_what_is_too_long_and_too_different_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligning, "MAX_CELLS", 10)
    assert align(["same"] * 1000, ["same"] * 1000).equal == 1000
    with pytest.raises(UnreadableError, match=r"4 and 5 words .* compare the records one by one"):
        align(["a"] * 4, ["b"] * 5)
