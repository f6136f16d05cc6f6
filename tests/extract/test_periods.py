"""The period of a figure, from the time words before it."""

from __future__ import annotations

from datetime import date

import pytest

from extract.describing.periods import month_end, period_before
from extract.observation import Period
from tests.extract.reader import OWN, TO_DATE, figures, read


def told(period: Period) -> str:
    return f"{period.basis} {period.start}…{period.end}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("处罚", "full_year 2023-01-01…2023-12-31"),
        ("2023年处罚", "full_year 2023-01-01…2023-12-31"),
        ("今年处罚", "full_year 2023-01-01…2023-12-31"),
        ("2022年处罚", "prior_year 2022-01-01…2022-12-31"),
        ("上年处罚", "prior_year 2022-01-01…2022-12-31"),
        ("去年同期处罚", "prior_year 2022-01-01…2022-12-31"),
        ("较2022年的", "prior_year 2022-01-01…2022-12-31"),
        ("2022年处罚30件，2023年处罚", "full_year 2023-01-01…2023-12-31"),
        ("2022年处罚30件；处罚", "full_year 2023-01-01…2023-12-31"),
        ("较2022年增加，处罚", "full_year 2023-01-01…2023-12-31"),
        ("2019年以来处罚", "cumulative 2019-01-01…2023-12-31"),
        ("自2021年6月至今处罚", "cumulative 2021-06-01…2023-12-31"),
        ("2021-2023年累计处罚", "cumulative 2021-01-01…2023-12-31"),
        ("2021年至2022年处罚", "cumulative 2021-01-01…2022-12-31"),
        ("“十四五”以来处罚", "cumulative 2021-01-01…2023-12-31"),
        ("近三年来处罚", "cumulative 2021-01-01…2023-12-31"),
        ("其中上年结转", "full_year 2023-01-01…2023-12-31"),
        ("含2022年结转", "full_year 2023-01-01…2023-12-31"),
        ("近年来处罚", "full_year 2023-01-01…2023-12-31"),
        ("2023年1月至2023年11月处罚", "year_to_date 2023-01-01…2023-11-30"),
        ("1-11月处罚", "year_to_date 2023-01-01…2023-11-30"),
        ("1至6月处罚", "part_year 2023-01-01…2023-06-30"),
        ("截至11月底处罚", "year_to_date 2023-01-01…2023-11-30"),
        ("截至2023年10月15日处罚", "year_to_date 2023-01-01…2023-10-15"),
        ("截至2023年12月底处罚", "full_year 2023-01-01…2023-12-31"),
        ("截至6月底处罚", "part_year 2023-01-01…2023-06-30"),
        ("上半年处罚", "part_year 2023-01-01…2023-06-30"),
        ("下半年处罚", "part_year 2023-07-01…2023-12-31"),
        ("三季度处罚", "part_year 2023-07-01…2023-09-30"),
        ("前三季度处罚", "year_to_date 2023-01-01…2023-09-30"),
        ("7-9月处罚", "part_year 2023-07-01…2023-09-30"),
        ("2022年7-9月处罚", "prior_year 2022-07-01…2022-09-30"),
        ("6月“安全生产月”活动期间处罚", "part_year 2023-06-01…2023-06-30"),
        ("2023年11月至2024年2月处罚", "part_year 2023-11-01…2024-02-29"),
        ("2022年11月至2023年2月处罚", "part_year 2022-11-01…2023-02-28"),
        ("2024年处罚", "full_year 2023-01-01…2023-12-31"),
        ("1998年颁布，处罚", "full_year 2023-01-01…2023-12-31"),
    ],
)
def test_time_words_of_a_full_year_report(text: str, expected: str) -> None:
    assert told(period_before(text, OWN, 2023)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至目前处罚", "year_to_date 2023-01-01…2023-11-20"),
        ("2023年处罚", "year_to_date 2023-01-01…2023-11-20"),
        ("2022年同期处罚", "prior_year 2022-01-01…2022-11-20"),
        ("2022年处罚", "prior_year 2022-01-01…2022-12-31"),
        ("2020年以来处罚", "cumulative 2020-01-01…2023-11-20"),
        ("上半年处罚", "part_year 2023-01-01…2023-06-30"),
    ],
)
def test_time_words_of_a_report_within_its_year(text: str, expected: str) -> None:
    assert told(period_before(text, TO_DATE, 2023)) == expected


def test_without_a_year_nothing_is_inferred() -> None:
    own = Period("", None, None)
    assert period_before("2022年处罚", own, None) is own


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2023, 2, 28), (2024, 2, 29), (2023, 12, 31), (2023, 4, 30)]
)
def test_months_end(year: int, month: int, day: int) -> None:
    assert month_end(year, month) == date(year, month, day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "行政处罚558件，2022年行政处罚520件。",
            ["penalty_cases 558 case", "penalty_cases 520 case prior_year"],
        ),
        (
            "立案71件（较2022年的58件增加了13件），结案66件。",
            ["penalty_cases_filed 71 case", "penalty_cases_filed 58 case prior_year", "penalty_cases_closed 66 case"],
        ),
        (
            "2021年、2022年、2023年行政处罚分别为3件、5件、7件。",
            ["penalty_cases 3 case prior_year", "penalty_cases 5 case prior_year", "penalty_cases 7 case"],
        ),
        ("2020年以来累计开展演练20次。", ["drills 20 time cumulative"]),
        ("上半年检查企业120家，全年检查企业300家。", ["enterprises_inspected 120 enterprise part_year", "enterprises_inspected 300 enterprise"]),
        ("1季度检查企业30家次。", ["inspections 30 enterprise_time part_year"]),
        (
            "“安全生产月”（6月）宣传活动9场，发放资料2万份；开展演练4次。",
            ["publicity_events 9 time part_year", "publicity_materials 20000 document part_year", "drills 4 time"],
        ),
        (
            "发生生产安全事故7起、死亡5人（2022年为9起、6人）。",
            ["accidents 7 case", "accident_deaths 5 person", "accidents 9 case prior_year", "accident_deaths 6 person prior_year"],
        ),
        ("6月，开展演练4次，培训2期；检查企业30家。",
         ["drills 4 time part_year", "training_sessions 2 session part_year", "enterprises_inspected 30 enterprise"]),
        (
            "行政诉讼8件（2022年5件），无败诉案件。",
            ["lawsuits 8 case", "lawsuits 5 case prior_year", "lawsuits 0 case kind=lost"],
        ),
        (
            "理论学习中心组学习13次，比2022年的10次增加3次。",
            ["study_sessions 13 session kind=theory_group", "study_sessions 10 session kind=theory_group prior_year"],
        ),
        (
            "罚款由上年的301.5万元降至268.9万元。",
            ["penalty_amount 3015000 CNY prior_year", "penalty_amount 2689000 CNY"],
        ),
        (
            "立案8件、结案5件（去年为2件、4件）。",
            ["penalty_cases_filed 8 case", "penalty_cases_closed 5 case", "penalty_cases_filed 2 case prior_year", "penalty_cases_closed 4 case prior_year"],
        ),
    ],
)  # fmt: skip
def test_in_sentences(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_the_report_of_a_part_year_keeps_its_own_end() -> None:
    (found,) = read("截至目前，共检查企业120家。", TO_DATE).observations
    assert found.period == TO_DATE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "5月至8月，开展专项整治。行动期间，检查企业12家。同一时段，立案3件。全年处罚2件。",
            ["enterprises_inspected 12 enterprise part_year", "penalty_cases_filed 3 case part_year",
             "penalty_cases 2 case"],
        ),
        (
            "◆春季专项行动（2月18日至4月10日）。执法人员上门服务。共检查企业12家。\n检查企业30家。",
            ["enterprises_inspected 12 enterprise part_year", "enterprises_inspected 30 enterprise"],
        ),
        ("开展专项整治。行动期间，检查企业12家。", ["enterprises_inspected 12 enterprise"]),
        ("5月至8月，开展专项整治。全局检查企业12家。", ["enterprises_inspected 12 enterprise"]),
        ("2022年立案3件。行动期间，检查企业12家。",
         ["penalty_cases_filed 3 case prior_year", "enterprises_inspected 12 enterprise"]),
    ],
)  # fmt: skip
def test_a_campaign_lends_its_period_to_what_takes_it_up(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
