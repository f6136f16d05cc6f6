"""The sentence that states a finding: every figure with its hedges, never more than the figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compare.comparison import Options, compare
from compare.load import Dataset, current_dataset
from compare.telling.finding import finding
from compare.telling.naming import short_names
from compare.telling.phrases import Speaker
from tests.compare.made import dataset, district_codes, observation_row, report_row

RANKING = re.compile(
    r"最[多少高低大小]|第[一二三\d]|高于|低于|多于|少于|超过|more than|most|fewer|less than|highest|first"
)


def said(data: Dataset, metric: str, lang: str = "zh", **options: object) -> str:
    reports = data.reports()
    speaker = Speaker(data, lang, short_names(data, reports, lang))
    return finding(compare(data, metric, reports, options=Options(**options)), speaker)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def real() -> Dataset:
    return current_dataset(entered=False)


def two(
    tmp_path: Path,
    first: dict[str, object],
    second: dict[str, object],
    metric: str = "penalty_cases",
    **report: object,
) -> Dataset:
    return dataset(
        tmp_path,
        reports=[report_row("a", **report), report_row("b", "440605")],
        observations=[
            observation_row("a", metric, **first),
            observation_row("b", metric, **second),
        ],  # type: ignore[arg-type]
    )


def test_sentence_of_the_two_reports(real: Dataset) -> None:
    assert said(real, "penalty_cases") == (
        "2023年，南海区作出行政处罚942件（截至12月4日），南开区38件（全年）；南开区含事故处罚3件。"
    )
    assert said(real, "penalty_cases", "en") == (
        "In 2023, Nanhai District reported 942 administrative penalties (to 4 December), Nankai "
        "District 38 (full year); of Nankai District's, accident penalties: 3 cases."
    )


def test_rounded_figure_is_said_to_be_and_exact_one_keeps_every_digit(real: Dataset) -> None:
    assert "约2,032万元（截至12月4日），南开区39.156万元（全年）" in said(real, "penalty_amount")
    assert "about CNY 20.32m (to 4 December), Nankai District CNY 391.56k" in said(
        real, "penalty_amount", "en"
    )


def test_joint_figures_are_not_passed_off_as_own(real: Dataset) -> None:
    sentence = said(real, "hazards_found")
    assert sentence.startswith("2023年，南海区发现隐患11,493项（截至12月4日）；")
    assert "另有多部门联合的数字，不是本局的，未列入：13,672项（截至12月4日）" in sentence
    assert sentence.endswith("南开区未报告。")


def test_parts_without_a_total_are_listed_not_added(real: Dataset) -> None:
    sentence = said(real, "training_sessions")
    assert (
        "南开区没有总数，只有分项：执法人员38场次、执法人员26场次、企业27场次、群众10场次；"
        in sentence
    )
    assert "101" not in sentence


@pytest.mark.parametrize(
    ("qualifier", "text", "zh", "en"),
    [
        ("approximate", "约400", "约400件", "about 400"),
        ("more_than", "4400", "4,400余件", "at least 4,400"),
        ("less_than", "400", "近400件", "up to 400"),
    ],
)
def test_qualifiers(tmp_path: Path, qualifier: str, text: str, zh: str, en: str) -> None:
    value = float(text.lstrip("约"))
    data = two(tmp_path, {"value": value, "qualifier": qualifier, "text": text}, {"value": 7})
    assert zh in said(data, "penalty_cases")
    assert en in said(data, "penalty_cases", "en")


def test_full_years_need_no_period(tmp_path: Path) -> None:
    data = two(tmp_path, {"value": 9}, {"value": 7})
    assert re.fullmatch(r"2023年，\S+作出行政处罚9件，\S+7件。", said(data, "penalty_cases"))


def test_stated_zero_is_a_figure_and_silence_is_not(tmp_path: Path) -> None:
    data = two(tmp_path, {"value": 0}, {"value": 7})
    assert "0件" in said(data, "penalty_cases")
    assert said(data, "drills").startswith("2023年，所列单位均未报告")


def test_other_year_is_set_apart_with_its_year(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        reports=[
            report_row("a", year=2023),
            report_row("b", "440605", year=2023),
            report_row("c", "440605", 2022),
        ],
        observations=[
            observation_row("a", "penalty_cases", 9),
            observation_row("b", "penalty_cases", 8),
            observation_row(
                "c", "penalty_cases", 77, period_start="2022-01-01", period_end="2022-12-31"
            ),
        ],
    )
    sentence = said(data, "penalty_cases")
    assert "为2022年的数字，不列入：77件" in sentence
    assert "（2023）作出行政处罚9件" in sentence  # the year does not run into the figure


def test_what_may_not_be_compared_is_said_without_order(tmp_path: Path) -> None:
    data = two(tmp_path, {"value": 3, "scope": "area"}, {"value": 70}, metric="penalty_cases")
    for lang in ("zh", "en"):
        sentence = said(data, "penalty_cases", lang, overrule=True)
        assert re.search("不可比|not comparable", sentence)
        assert not RANKING.search(sentence)
        assert sentence.index("3") < sentence.index("70")


def test_annualised_figure_is_never_said_alone(real: Dataset) -> None:
    # 942 × 365 ÷ 338 = 1017.2
    assert "942件（截至12月4日，按天数折算全年约1,017件）" in said(
        real, "penalty_cases", annualise=True
    )


def test_rate_says_what_it_was_divided_from(real: Dataset) -> None:
    # 942 ÷ 10,629 × 1,000 = 88.63
    sentence = said(real, "penalty_cases", per="1000_inspections")
    assert "每千次检查88.63件（942件÷10,629次，截至12月4日）" in sentence
    assert "含事故处罚" not in said(real, "penalty_cases", per="10k_residents")  # a part is no rate


def test_many_bureaus_are_told_by_their_ends(tmp_path: Path) -> None:
    codes = district_codes(9)
    data = dataset(
        tmp_path,
        reports=[report_row(f"r{i}", code) for i, code in enumerate(codes)],
        observations=[observation_row(f"r{i}", "penalty_cases", 10 + i) for i in range(9)],
    )
    sentence = said(data, "penalty_cases")
    assert "9个单位给出行政处罚，从10件（" in sentence
    assert "到18件（" in sentence


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_real_finding_ranks_or_leaves_a_gap(real: Dataset, lang: str) -> None:
    for metric in real.dictionary.metrics:
        sentence = said(real, metric, lang)
        assert not RANKING.search(sentence)
        assert not re.search(r"[{}]|（）|\(\)|；；|; ;|None", sentence)
        assert sentence.endswith("。" if lang == "zh" else ".")


def test_every_number_of_a_finding_is_one_of_the_figures(real: Dataset) -> None:
    for metric in real.dictionary.metrics:
        stated = {f"{o.value:,.0f}" for o in real.observations(metric=metric)}
        stated |= {f"{o.value / 1e4:,.10g}" for o in real.observations(metric=metric)}
        sentence = re.sub(r"\d+年|\d+月\d+日|等\d+项|另有\d+条", "", said(real, metric))
        assert set(re.findall(r"[\d,.]*\d", sentence)) <= stated
