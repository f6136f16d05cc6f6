"""What reports say of themselves, in the layouts that they come in."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, read_document
from extract.facts.doubts import DOUBTS
from extract.places import Places, load_places
from extract.report import ReportFacts, read_facts

BODY = "我局坚持依法行政，全面推进法治政府建设，各项工作取得了新的成效。现将有关情况报告如下："
TITLE = "江州市临川新区应急管理局2023年度法治政府建设情况报告"


@pytest.fixture(scope="module")
def places(root: Path) -> Places:
    return load_places(root / "data" / "districts.yaml")


def document(text: str, report_id: str = "a", **hints: str) -> Document:
    return Document(report_id, f"{report_id}.txt", "", text, "txt", hints=hints)


def facts(places: Places, *lines: str, report_id: str = "a", **hints: str) -> ReportFacts:
    return read_facts(document("\n".join(lines) + "\n", report_id, **hints), places)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "120104-2023-nankai-emergency.txt",
            ReportFacts(
                "南开区应急管理局2023年度法治政府建设情况报告", "南开区应急管理局",
                "emergency_management", "120104", "天津市南开区", "天津市", 2023,
                date(2024, 1, 15), date(2023, 1, 1), date(2023, 12, 31), "full_year", (), "county",
            ),
        ),
        (
            "440605-2023-nanhai-emergency.txt",
            ReportFacts(
                "佛山市南海区应急管理局2023年法治政府建设年度报告", "佛山市南海区应急管理局",
                "emergency_management", "440605", "广东省佛山市南海区", "广东省", 2023,
                date(2023, 12, 4), date(2023, 1, 1), date(2023, 12, 4), "year_to_date", (),
                "county",
            ),
        ),
    ],
)  # fmt: skip
def test_the_two_reports(root: Path, places: Places, name: str, expected: ReportFacts) -> None:
    assert read_facts(read_document(root / "data" / "reports" / name), places) == expected


@pytest.mark.parametrize(
    ("lines", "title", "agency", "year"),
    [
        ([TITLE], TITLE, "江州市临川新区应急管理局", 2023),
        (["江州市临川新区应急管理局", "2023年度法治政府建设情况报告"], TITLE,
         "江州市临川新区应急管理局", 2023),
        (["临川新区司法局", "关于2019年度法治政府建设工作情况的", "报　　告", "", "区委、区政府："],
         "临川新区司法局关于2019年度法治政府建设工作情况的报告", "临川新区司法局", 2019),
        (["青石镇人民政府2021年依法行政工作总结"], "青石镇人民政府2021年依法行政工作总结",
         "青石镇人民政府", 2021),
        (["青石镇2021年度法治政府建设报告"], "青石镇2021年度法治政府建设报告", "青石镇", 2021),
        (["关于2020年临川新区城市管理局法治政府建设情况的报告"],
         "关于2020年临川新区城市管理局法治政府建设情况的报告", "临川新区城市管理局", 2020),
        (["临川新区应急管理局 2 0 2 2 年法治政府建设工作总结"],
         "临川新区应急管理局2022年法治政府建设工作总结", "临川新区应急管理局", 2022),
        (["临川新区应急管理局二〇二一年度法治政府建设情况报告"],
         "临川新区应急管理局二〇二一年度法治政府建设情况报告", "临川新区应急管理局", 2021),
        (["首页 > 政务公开 > 法治政府建设", "法治政府建设年度报告", TITLE, "来源：本局"], TITLE,
         "江州市临川新区应急管理局", 2023),
        (["索引号：JZ001-02-2024-001", "发文机构：江州市临川新区应急管理局", "名称：年度报告",
          "江州市临川新区应急管理局", "2023年度法治政府建设情况报告"], TITLE,
         "江州市临川新区应急管理局", 2023),
        (["江州市人民政府 2019年12月3日星期二", "无障碍 简体|繁体", TITLE], TITLE,
         "江州市临川新区应急管理局", 2023),
        (["江应急〔2024〕2号", TITLE], TITLE, "江州市临川新区应急管理局", 2023),
        (["標題：臨川新區應急管理局2022年法治政府建設情況報告"],
         "臨川新區應急管理局2022年法治政府建設情況報告", "临川新区应急管理局", 2022),
        (["临川新区综合行政执法局2022年度法治政府建设（依法行政）工作总结"],
         "临川新区综合行政执法局2022年度法治政府建设（依法行政）工作总结",
         "临川新区综合行政执法局", 2022),
        (["临川新区应急管理局2021—2023年法治政府建设工作总结"],
         "临川新区应急管理局2021—2023年法治政府建设工作总结", "临川新区应急管理局", 2023),
    ],
)  # fmt: skip
def test_title_agency_and_year(
    places: Places, lines: list[str], title: str, agency: str, year: int
) -> None:
    found = facts(places, *lines, "", BODY)
    assert found.title == title.replace(" ", "")
    assert (found.agency, found.year) == (agency, year)


@pytest.mark.parametrize(
    ("lines", "agency", "doubt"),
    [
        (["2023年度法治政府建设情况报告", BODY, "临川新区应急管理局", "2024年1月5日"],
         "临川新区应急管理局", ""),
        (["2023年度法治政府建设情况报告", BODY, "临川新区应急管理局（盖章）", "2024年1月5日"],
         "临川新区应急管理局", ""),
        (["2023年度法治政府建设情况报告", BODY, "临川新区应急管理局(公章) 2024年1月5日"],
         "临川新区应急管理局", ""),
        (["2023年度法治政府建设情况报告", "来源：临川新区应急管理局 时间：2024-01-05", BODY],
         "临川新区应急管理局", ""),
        (["临川新区应急管理局2023年法治政府建设报告", BODY, "江州市临川新区应急管理局", "2024年1月5日"],
         "江州市临川新区应急管理局", ""),
        (["2023年以来，临川新区应急管理局坚持依法行政，成效明显。"], "临川新区应急管理局",
         "agency_from_text"),
        (["静海区2023年度法治政府建设情况报告", BODY], "静海区人民政府", "agency_from_place"),
        (["静海区2023年度法治政府建设情况报告", BODY, "天津市静海区人民政府", "2024年3月5日"],
         "天津市静海区人民政府", ""),
        (["2023年度法治政府建设情况报告", "坚持依法行政，成效明显。"], "", "no_agency"),
    ],
)  # fmt: skip
def test_the_bureau_where_the_title_does_not_say_it_in_full(
    places: Places, lines: list[str], agency: str, doubt: str
) -> None:
    found = facts(places, *lines)
    assert found.agency == agency
    named = [d.partition(":")[0] for d in found.doubts if "agency" in d]
    assert named == ([doubt] if doubt else [])


@pytest.mark.parametrize(
    ("agency", "kind"),
    [
        ("临川新区应急管理局", "emergency_management"),
        ("临川新区安全生产监督管理局", "emergency_management"),
        ("临川新区市场监督管理局", "market_supervision"),
        ("临川新区城市管理和综合执法局", "city_management"),
        ("临川新区城市管理委员会", "city_management"),
        ("临川新区综合行政执法局", "city_management"),
        ("临川新区交通运输综合行政执法支队", "other"),
        ("江州市生态环境局临川分局", "ecology"),
        ("临川新区司法局", "justice"),
        ("临川新区文化广电和旅游局", "culture_tourism"),
        ("临川新区卫生健康委员会", "health"),
        ("临川新区农业农村局", "agriculture"),
        ("临川新区消防救援大队", "fire"),
        ("临川新区人民政府", "government"),
        ("临川新区人民政府办公室", "government"),
        ("临川高新技术产业开发区管理委员会", "government"),
        ("青石镇人民政府", "street"),
        ("临川新区北门街道办事处", "street"),
        ("青石乡人民政府", "street"),
        ("临川新区人力资源和社会保障局", "other"),
    ],
)
def test_agency_type(places: Places, agency: str, kind: str) -> None:
    found = facts(places, f"{agency}2023年法治政府建设情况报告", BODY)
    assert (found.agency, found.agency_type) == (agency, kind)


@pytest.mark.parametrize(
    ("head", "tail", "published"),
    [
        (["发布日期：2024-01-15 16:03:44 来源：本局"], [], (2024, 1, 15)),
        (["来源：本局　【字体：大 中 小】　时间：2024年1月15日"], [], (2024, 1, 15)),
        (["时间： 2024- 01- 15　　点击： 312 次"], [], (2024, 1, 15)),
        (["[ 成文日期 ] 2024-01-03 [ 发布日期 ] 2024-01-15"], [], (2024, 1, 15)),
        (["成文日期：2024-01-03", "发布日期：2024/1/15"], [], (2024, 1, 15)),
        (["发布日期", "2024.01.15"], [], (2024, 1, 15)),
        (["【字号：大 中 小】 2024-01-15 来源：本局"], [], (2024, 1, 15)),
        (["2024-01-15 10:20"], ["2024年1月12日"], (2024, 1, 15)),
        (["发布日期：2024-01-15"], ["临川新区应急管理局", "2024年1月12日"], (2024, 1, 15)),
        ([], ["临川新区应急管理局", "2024年1月12日 "], (2024, 1, 12)),
        ([], ["临川新区应急管理局　2024年1月12日"], (2024, 1, 12)),
        ([], ["临川新区应急管理局", "二〇二四年一月十二日"], (2024, 1, 12)),
        ([], ["临川新区应急管理局", "二○二四年十二月三十一日"], (2024, 12, 31)),
        ([], ["临川新区应急管理局", "2024年1月12日", "附件", "指标", "2023年", "检查", "12"],
         (2024, 1, 12)),
        ([], ["临川新区应急管理局", "2024年1月12日", "（此件公开发布）", "打印 关闭"], (2024, 1, 12)),
        ([], ["2023年11月22日召开会议，全面部署。"], None),
        (["今天是2025年5月1日 星期四"], [], None),
        ([], ["临川新区应急管理局", "2024年2月30日"], None),
    ],
)  # fmt: skip
def test_published_on(
    places: Places, head: list[str], tail: list[str], published: tuple[int, int, int] | None
) -> None:
    found = facts(places, TITLE, *head, "", BODY, "一、工作", *tail)
    assert found.published_on == (date(*published) if published else None)
    assert ("no_date" in found.doubts) == (published is None)


FULL, PART = "full_year", "year_to_date"


@pytest.mark.parametrize(
    ("published", "lines", "end", "basis"),
    [
        ("2024-01-15", ["2023年，成效明显。"], (12, 31), FULL),
        ("2023-12-04", ["截至目前，检查企业312家。"], (12, 4), PART),
        ("2024-01-15", ["截至目前，检查企业312家。"], (12, 31), FULL),
        ("2023-12-31", ["2023年，成效明显。"], (12, 31), FULL),
        ("2023-12-20", ["总结如下（数据统计期为2023年1月1日至11月30日）："], (11, 30), PART),
        ("2024-01-15", ["总结如下（数据统计截至2023年11月底）："], (11, 30), PART),
        ("2024-01-15", ["现将截至11月底的工作情况报告如下。"], (11, 30), PART),
        ("2024-01-15", ["截至11月底，检查企业312家次，处罚64件。"], (12, 31), FULL),
        ("2024-01-15", ["成效明显。", "一、工作", "截至11月底，检查企业312家次。"], (12, 31), FULL),
        ("2023-12-20", ["成效明显。", "一、工作", "截至11月底，检查312家。",
                        "截止11月底，处罚64件。"], (11, 30), PART),
        ("2023-12-20", ["成效明显。", "一、工作", "截至11月底，检查312家。",
                        "1—11月，处罚64件。"], (11, 30), PART),
        ("2023-12-20", ["成效明显。", "一、工作", "截至11月底，检查312家。",
                        "截至10月底，处罚64件。"], (12, 20), PART),
        ("2024-01-15", ["成效明显。", "一、工作", "注：以上数据截至2023年11月30日。"], (11, 30), PART),
        ("2024-01-15", ["截至2022年底，共有队伍9支。"], (12, 31), FULL),
    ],
)  # fmt: skip
def test_period(
    places: Places, published: str, lines: list[str], end: tuple[int, int], basis: str
) -> None:
    found = facts(places, TITLE, f"发布日期：{published}", *lines)
    assert found.period_start == date(2023, 1, 1)
    assert (found.period_end, found.period_basis) == (date(2023, *end), basis)


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("临川新区应急管理局2023年上半年法治政府建设工作总结", (6, 30)),
        ("临川新区应急管理局2023年1-11月法治政府建设工作总结", (11, 30)),
        ("临川新区应急管理局2023年前三季度法治政府建设工作总结", (9, 30)),
    ],
)
def test_period_of_the_title(places: Places, title: str, end: tuple[int, int]) -> None:
    found = facts(places, title, BODY)
    assert (found.period_end, found.period_basis) == (date(2023, *end), PART)


def test_a_period_that_begins_in_the_year_before(places: Places) -> None:
    found = facts(places, TITLE, "统计时间为2022年12月1日至2023年11月30日，成效明显。")
    assert (found.period_start, found.period_end) == (date(2022, 12, 1), date(2023, 11, 30))
    assert found.period_basis == "part_year"
    assert "period_not_from_january" in found.doubts


@pytest.mark.parametrize(
    ("lines", "report_id", "year", "doubt"),
    [
        (["临川新区应急管理局法治政府建设情况报告", "现将2022年工作情况报告如下。"], "a", 2022,
         "year_from_text"),
        (["临川新区应急管理局法治政府建设情况报告", "发布日期：2023-12-01", "今年以来，成效明显。"],
         "a", 2023, "year_from_date"),
        (["临川新区应急管理局法治政府建设情况报告", "发布日期：2024-01-20", "成效明显。"], "a", 2023,
         "year_from_date"),
        (["临川新区应急管理局法治政府建设情况报告", "成效明显。"], "990101-2021-linchuan", 2021,
         "year_from_file_name"),
        (["临川新区应急管理局法治政府建设情况报告", "成效明显。"], "a", None, "no_year"),
        ([TITLE, "2021年，成效明显。"], "990101-2020-linchuan", 2023, ""),
    ],
)  # fmt: skip
def test_the_year_where_the_title_has_none(
    places: Places, lines: list[str], report_id: str, year: int | None, doubt: str
) -> None:
    found = facts(places, *lines, report_id=report_id)
    assert found.year == year
    years = [d for d in found.doubts if "year" in d]
    assert years == ([doubt] if doubt else [])
    if year is None:
        assert (found.period_start, found.period_end, found.period_basis) == (None, None, "")


@pytest.mark.parametrize(
    ("title", "line", "code", "level"),
    [
        ("南开区应急管理局", "", "120104", "county"),
        ("天津市南开区应急管理局", "", "120104", "county"),
        ("重庆市应急管理局", "", "500000", "province"),
        ("厦门市应急管理局", "", "350200", "prefecture"),
        ("黔西南州文化体育广电旅游局", "", "522300", "prefecture"),
        ("国家税务总局天津市南开区税务局", "", "120104", "county"),
        ("滨海新区寨上街道办事处", "", "120116", "township"),
        ("武冈市龙溪镇人民政府", "", "430581", "township"),
        ("西安高新区管委会", "", "610100", "zone"),
        ("天津经济技术开发区管理委员会", "", "120000", "zone"),
        ("营口市站前区应急管理局", "", "210802", "county"),
        ("孟津县应急管理局", "", "410308", "county"),
        ("鼓楼区应急管理局", "按照福州市的部署，落实《福建省安全生产条例》。", "350102", "county"),
        ("铁西区应急管理局", "按照沈阳市的部署开展工作。", "210106", "county"),
        ("铁西区应急管理局", "四平市铁西区坚持依法行政。", "220302", "county"),
        ("朝阳区应急管理局", "主办：朝阳区政府 京ICP备05005346号", "110105", "county"),
        ("城关区应急管理局", "《西藏自治区安全生产条例》、拉萨市有关规定。", "540102", "county"),
    ],
)
def test_district(places: Places, title: str, line: str, code: str, level: str) -> None:
    found = facts(places, f"{title}2023年法治政府建设情况报告", BODY, line)
    if title.startswith("孟津县"):
        code = "410322"
    assert (found.district_code, found.level) == (code, level)
    assert found.district == places.by_code[code].full_name
    assert not [d for d in found.doubts if "district" in d]


@pytest.mark.parametrize(
    ("lines", "report_id", "code", "doubt"),
    [
        ([TITLE, BODY], "a", "", "district_unknown"),
        (["临江市滨河区应急管理局2023年法治政府建设报告", BODY], "a", "", "district_unknown"),
        (["鼓楼区应急管理局2023年法治政府建设报告", BODY], "a", "", "district_ambiguous"),
        (["鼓楼区应急管理局2023年法治政府建设报告", BODY], "320106-2023-x", "320106",
         "district_from_file_name"),
        (["区应急管理局2023年法治政府建设报告", BODY], "a", "", "no_district"),
        (["区应急管理局2023年法治政府建设报告", BODY], "120104-2023-x", "120104",
         "district_from_file_name"),
        (["区应急管理局2023年法治政府建设报告", BODY, "主办：天津市南开区人民政府"], "a", "120104",
         "district_from_text"),
        (["青石镇人民政府2023年法治政府建设报告", BODY, "金东区青石镇"], "a", "330703",
         "district_from_text"),
        (["南开应急管理局2023年法治政府建设报告", BODY], "a", "120104", "district_abbreviated"),
        (["佛山南海应急管理局2023年法治政府建设报告", BODY], "a", "440605", "district_abbreviated"),
        (["鼓楼应急管理局2023年法治政府建设报告", BODY], "a", "", "district_ambiguous"),
        (["南开区应急管理局2023年法治政府建设报告", BODY], "440605-2023-x", "120104",
         "file_name_disagrees"),
        ([TITLE, BODY], "120104-2023-x", "", "district_unknown"),
    ],
)  # fmt: skip
def test_a_doubtful_district_is_never_guessed(
    places: Places, lines: list[str], report_id: str, code: str, doubt: str
) -> None:
    found = facts(places, *lines, report_id=report_id)
    assert found.district_code == code
    named = [d.partition(":")[0] for d in found.doubts if "district" in d or "file_name" in d]
    assert named == [doubt]


def test_what_a_page_states_outside_its_text(places: Places) -> None:
    found = facts(
        places,
        "2023年，区应急管理局坚持依法行政，成效明显。",
        title="南开区应急管理局2023年度法治政府建设情况报告",
        published_on="2024-01-15 10:20",
    )
    assert found.title == "南开区应急管理局2023年度法治政府建设情况报告"
    assert (found.district_code, found.published_on) == ("120104", date(2024, 1, 15))


def test_dates_that_do_not_fit_are_doubted(places: Places) -> None:
    lines = (BODY, "临川新区应急管理局", "2023年12月20日")
    signed = facts(places, TITLE, "发布日期：2024-01-10", *lines)
    assert (signed.period_basis, signed.doubts[-2:]) == (
        FULL,
        ("signed_within_year: 2023-12-20", "district_unknown: 江州市临川新区应急管理局"),
    )
    assert "date_before_year: 2022-01-10" in facts(places, TITLE, "发布日期：2022-01-10").doubts
    assert "late_date: 2026-01-10" in facts(places, TITLE, "发布日期：2026-01-10").doubts


def test_every_doubt_is_of_the_list(places: Places) -> None:
    for text in ("", "\n", "甲", TITLE, BODY, "一、" * 400, "2023年" * 400, "〔〕" * 50):
        for name in read_facts(document(text), places).doubts:
            assert name.partition(":")[0] in DOUBTS


PIECES = st.sampled_from(
    ["南开区", "鼓楼区", "西安", "应急管理局", "街道", "镇", "人民政府", "关于", "2023年", "二〇二三年",
     "度", "法治政府建设", "情况", "报告", "总结", "发布日期：", "来源：", "2024-01-15", "\n", " ",
     "2024年1月15日", "截至11月底", "1-11月", "上半年", "数据统计期为", "，", "。", "一、", "（", "）",
     "[ ", " ]", "首页>", "名称：", "12", "月", "至", "日", "市", "區", "十", "廿", "\u3000"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_is_too_odd(text: str) -> None:
    found = read_facts(document(text), _all_places())
    assert bool(found.district_code) == bool(found.district) == bool(found.province)
    assert found.year is None or found.period_start
    if found.period_start and found.period_end:
        assert found.period_start <= found.period_end


@cache
def _all_places() -> Places:
    return load_places(Path(__file__).resolve().parents[2] / "data" / "districts.yaml")
