"""What `make bench` measures with: on a tiny corpus, and nothing asserted of time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import bench, tagging

SENTENCE = "2023年，我局办理行政处罚案件35件，罚款39.156万元。\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(
        f"临川新区应急管理局2023年法治政府建设报告\n{SENTENCE}", "utf-8"
    )
    return folder


def test_copies_have_names_of_their_own_and_the_size_asked_for(
    reports: Path, tmp_path: Path
) -> None:
    size = bench.copies(reports, tmp_path / "many", 1000)
    made = list((tmp_path / "many").iterdir())
    assert size >= 1000
    assert size == sum(path.stat().st_size for path in made)
    assert len({path.stem for path in made}) == len(made) > 1


def test_one_report_has_the_texts_over_and_over(reports: Path, tmp_path: Path) -> None:
    size = bench.one_report(reports, tmp_path / "long", 1000)
    text = (tmp_path / "long/one.txt").read_text(encoding="utf-8")
    assert size == len(text.encode()) >= 1000
    assert text.count(SENTENCE) > 2


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no"):
        bench.copies(tmp_path, tmp_path / "many", 1)


def test_floor_and_product_read_the_same_reports(reports: Path) -> None:
    assert bench.pass_of_floor(reports) == 4  # two years, 35件, 39.156万元
    assert bench.pass_of_product(reports) == 2


def test_page_has_every_timing_ratio_and_recall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tagging, "is_installed", lambda: False)
    monkeypatch.setattr(bench, "processor", lambda: "a processor")
    text = bench.run(1, 0.01, tagger=False)
    for said in ("a processor", "floor, the two reports", "Duizhao, the test reports",
                 "one report ten times as long", "with one report more",
                 "one more report to all from nothing", "a report ten times as long to the short one",
                 "| Duizhao | 60 of 60 (100%) |"):  # fmt: skip
        assert said in text, said
    assert "jieba.posseg to Duizhao" not in text


def figure(number: str, classifier: str) -> tagging.Figure:
    return tagging.Figure("one", 0, len(number), number, classifier, 1.0, "case")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([("35", "m"), ("件", "q")], (True, True)),
        ([("35", "m"), ("余", "m"), ("件", "q")], (True, True)),
        ([("35件", "m")], (True, True)),
        ([("35", "m"), ("件案", "n")], (True, False)),
        ([("35", "x"), ("件", "q")], (False, False)),
        ([("3", "m"), ("5件", "m")], (True, True)),
        ([], (False, False)),
    ],
)
def test_what_counts_as_found_by_the_tagger(
    words: list[tagging.Word], found: tuple[bool, bool]
) -> None:
    assert tagging.found_by_tagger(figure("35", "件"), words) == found


def test_recall_of_the_product(reports: Path) -> None:
    start = (reports / "one.txt").read_text(encoding="utf-8").index("35件")
    right = tagging.Figure("one", start, start + 2, "35", "件", 35, "case")
    wrong = tagging.Figure("one", start, start + 2, "35", "件", 35, "person")
    recall = tagging.recall_of_product([right, wrong], reports)
    assert (recall.value(), recall.unit()) == ("2 of 2 (100%)", "1 of 2 (50%)")
