"""From recognised to saved: standings, ids, facts that are stated, versions, and nothing ever lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import extract.intake.save
from extract.catalogue import load_catalogue
from extract.document import find_reports
from extract.folders import ROOT
from extract.intake.catalogue_file import with_entries
from extract.intake.corpus import Corpus
from extract.intake.names import is_fine
from extract.intake.recognise import Amendments
from extract.intake.save import ASK, BESIDE, REFUSED, TAKEN, THERE, Order, Outcome, save
from extract.intake.staging import Staging
from extract.intake.standing import NEW, SAME, UNKNOWN_DISTRICT, VERSION, Standing
from extract.places import load_places
from extract.tables import build, read_folder
from extract.writing import NotWritten
from extract.yamlfile import YamlProblem
from tests.extract.intake import NANHAI, data_folder, names, recognised, report
from tests.extract.makers import docx, paragraph


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = data_folder(tmp_path / "data")
    monkeypatch.setenv("DUIZHAO_DATA", str(folder))
    monkeypatch.delenv("DUIZHAO_REPORTS", raising=False)
    return folder


@pytest.fixture
def staging() -> Iterator[Staging]:
    staging = Staging()
    yield staging
    staging.close()


def add(
    staging: Staging, data: Path, files: dict[str, str | bytes], **options: str
) -> list[Outcome]:
    """Take files as --yes does."""
    found, _ = recognised(staging, files, data)
    return save([Order(item, **options) for item in found], data / "reports", data)  # type: ignore[arg-type]


def kinds(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(outcome.kind, outcome.report_id) for outcome in outcomes]


# ------------------------------------------------------------------ recognition


def test_what_is_recognised(staging: Staging, data: Path) -> None:
    (found,), (standing,) = recognised(staging, {"a.txt": NANHAI}, data)
    facts = found.facts
    assert (facts.agency, facts.district_code, facts.year) == (
        "佛山市南海区应急管理局",
        "440605",
        2023,
    )
    assert facts.period_end == date(2023, 12, 31)
    assert (found.figures, found.doubtful, found.pages) == (4, 0, None)
    assert standing == Standing(NEW)
    assert names(data / "reports") == set()


def test_reading_writes_nothing_but_beside_the_tables(staging: Staging, data: Path) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    recognised(staging, {"a.txt": NANHAI, "b.txt": report()}, data)
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_standings_to_what_is_on_file(staging: Staging, data: Path) -> None:
    add(staging, data, {"nanhai.txt": NANHAI, "linchuan.txt": report()})
    word = docx(*map(paragraph, NANHAI.split("\n")))
    files = {
        "bytes.txt": NANHAI, "text.docx": word, "newer.txt": NANHAI + "检查企业5家。\n",
        "short.txt": report("南海区应急管理局", cases=39), "next.txt": report("佛山市南海区应急管理局", 2024),
        "other.txt": report("佛山市南海区司法局"), "nowhere.txt": report("江州市望江区应急管理局"),
        "linchuan2.txt": report(cases=7),
    }  # fmt: skip
    _, found = recognised(staging, files, data)
    assert found == [
        Standing(SAME, "nanhai"), Standing(SAME, "nanhai"), Standing(VERSION, "nanhai"),
        Standing(VERSION, "nanhai"), Standing(NEW), Standing(NEW), Standing(UNKNOWN_DISTRICT),
        Standing(VERSION, "linchuan"),
    ]  # fmt: skip


def test_reports_that_come_together_are_compared_with_one_another(
    staging: Staging, data: Path
) -> None:
    files = {"a.txt": NANHAI, "b.txt": NANHAI, "c.txt": NANHAI + "检查企业5家。\n"}
    _, found = recognised(staging, files, data)
    assert found == [
        Standing(NEW), Standing(SAME, "a.txt", in_batch=True), Standing(VERSION, "a.txt", in_batch=True),
    ]  # fmt: skip


# ------------------------------------------------------------------ ids


@pytest.mark.parametrize(
    ("stem", "fine"),
    [
        ("440605-2023-nanhai-emergency", True), ("W020240115", True), ("南海区应急管理局（2023）", True),
        ("a b", False), ("a/b", False), ("a|b", False), ("-a", False), ("a.", False), ("con", False),
        ("NUL.2023", False), ("stdin", False), ("年" * 81, False), ("a:b", False), ("", False),
    ],
)  # fmt: skip
def test_names_that_serve_as_ids(stem: str, fine: bool) -> None:
    assert is_fine(stem) == fine


def test_ids_are_kept_or_made_and_never_shared(staging: Staging, data: Path) -> None:
    files: dict[str, str | bytes] = {
        "report a.txt": NANHAI,
        "南海.txt": report("佛山市南海区应急管理局", 2022),
        "x/南海.html": report("佛山市南海区司法局", 2022),
        "y/南海.txt": report("佛山市南海区司法局", 2021),
        "z/南海.TXT": report("江州市临川新区应急管理局", 2020),
        "stdin": report("", 2019).replace("年法治", "法治"),
    }
    outcomes = add(staging, data, files)
    assert [o.kind for o in outcomes] == [TAKEN] * 6
    ids = [o.report_id for o in outcomes]
    assert ids[:5] == [
        "440605-2023-nanhai-emergency", "南海", "440605-2022-nanhai-justice",
        "440605-2021-nanhai-justice", "report-江州市临川新区应急管理局-2020",
    ]  # fmt: skip
    assert ids[5].startswith("report-")
    assert len(set(ids)) == 6
    assert {path.stem for path in find_reports(data / "reports")} == set(ids)
    assert [path.suffix for path in find_reports(data / "reports")].count(".html") == 1


def test_what_the_catalogue_says_of_a_name_is_not_another_reports(
    staging: Staging, data: Path
) -> None:
    add(staging, data, {"a.txt": NANHAI})
    (data / "catalogue.yaml").write_text('a:\n  agency: 南海区司法局\n  district_code: "440605"\n')
    (found,), (standing,) = recognised(staging, {"a.txt": report(year=2020)}, data)
    assert found.facts.agency == "江州市临川新区应急管理局"
    assert standing.kind == UNKNOWN_DISTRICT
    assert save([Order(found)], data / "reports", data)[0].report_id != "a"


def test_facts_written_down_before_the_report_came_count(staging: Staging, data: Path) -> None:
    (data / "catalogue.yaml").write_text("a:\n  year: 2021\n")
    (found,), _ = recognised(staging, {"a.txt": NANHAI}, data)
    assert found.facts.year == 2021
    assert save([Order(found)], data / "reports", data)[0].report_id == "a"


# ------------------------------------------------------------------ amendments


def test_what_is_amended_is_in_the_catalogue_and_its_comments_are_kept(
    staging: Staging, data: Path
) -> None:
    catalogue = data / "catalogue.yaml"
    comments = catalogue.read_text(encoding="utf-8")
    (found,), _ = recognised(staging, {"a.txt": report()}, data)
    stated = Amendments(
        "440605", "南海区应急管理局", 2022, date(2022, 11, 30), "https://example.org/a"
    )
    (outcome,) = save([Order(found, stated.entry(found.facts))], data / "reports", data)
    text = catalogue.read_text(encoding="utf-8")
    assert text.startswith(comments)
    row = read_folder(data / "reports", data=data).rows["reports"][0]
    assert outcome.kind == TAKEN
    expected = {
        "district_code": "440605", "agency": "南海区应急管理局", "year": 2022, "period_start": "2022-01-01",
        "period_end": "2022-11-30", "period_basis": "year_to_date", "source_url": "https://example.org/a",
    }  # fmt: skip
    assert {key: row[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (
            Amendments(period_start=date(2023, 3, 1)),
            {"period_start": date(2023, 3, 1), "period_end": date(2023, 12, 31),
             "period_basis": "part_year"},
        ),
        (
            Amendments(year=2022, period_start=date(2021, 12, 1), period_end=date(2022, 11, 30)),
            {"year": 2022, "period_start": date(2021, 12, 1), "period_end": date(2022, 11, 30),
             "period_basis": "part_year"},
        ),
        (
            Amendments(year=2022, period_start=date(2023, 1, 1), period_end=date(2023, 12, 31)),
            {"year": 2022},
        ),
        (Amendments(source_url="https://example.org/a"), {}),
        (Amendments(source_url="https://example.org/b"), {"source_url": "https://example.org/b"}),
    ],
)  # fmt: skip
def test_only_what_differs_is_stated(
    staging: Staging, data: Path, stated: Amendments, expected: dict[str, object]
) -> None:
    (found,), _ = recognised(staging, {"a.txt": report()}, data)
    assert stated.entry(found.facts, "https://example.org/a") == expected


def test_what_was_right_is_not_written_down(staging: Staging, data: Path) -> None:
    (found,), _ = recognised(staging, {"a.txt": NANHAI}, data)
    facts = found.facts
    stated = Amendments(facts.district_code, facts.agency, facts.year, facts.period_end)
    assert stated.entry(facts) == {}
    before = (data / "catalogue.yaml").read_bytes()
    save([Order(found, stated.entry(facts))], data / "reports", data)
    assert (data / "catalogue.yaml").read_bytes() == before


def test_a_catalogue_keeps_every_line_that_is_not_changed(data: Path) -> None:
    old = '# top\n"a":   # of a\n  year: 2022 # why\n  title: "T"\n\n# of b\n2023:\n  year: 2021\n'
    new = with_entries(old, {"2023": {"year": 2020}, "c": {"district_code": "440605"}})
    for line in ("# top", '"a":   # of a', "  year: 2022 # why", '  title: "T"', "# of b"):
        assert line in new.split("\n")
    path = data / "catalogue.yaml"
    path.write_text(new, encoding="utf-8")
    found = load_catalogue(path, load_places(data / "districts.yaml"))
    assert set(found) == {"a", "2023", "c"}
    assert found["2023"].facts["year"] == 2020


def test_a_mistake_in_the_catalogue_stops_everything_before_it_begins(
    staging: Staging, data: Path
) -> None:
    found, _ = recognised(staging, {"a.txt": report()}, data)
    (data / "catalogue.yaml").write_text("b:\n  yeer: 2021\n")
    with pytest.raises(YamlProblem, match="yeer"):
        save([Order(found[0], {"year": 2022})], data / "reports", data)
    assert names(data / "reports") == set()


def test_facts_are_written_before_their_report(
    staging: Staging, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, _ = recognised(staging, {"a.txt": report()}, data)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(extract.intake.save, "replace_file", cut)
    with pytest.raises(KeyboardInterrupt):
        save([Order(found[0], {"year": 2022})], data / "reports", data)
    monkeypatch.undo()
    monkeypatch.setenv("DUIZHAO_DATA", str(data))
    (again,), _ = recognised(staging, {"a.txt": report()}, data)
    assert again.facts.year == 2022
    assert save([Order(again)], data / "reports", data)[0].report_id == "a"


# ------------------------------------------------------------------ versions


def test_a_new_version_replaces_the_old_and_keeps_it(staging: Staging, data: Path) -> None:
    add(staging, data, {"nanhai.txt": NANHAI})
    newer = docx(*map(paragraph, (NANHAI + "检查企业5家。").split("\n")))
    (outcome,) = add(staging, data, {"newer.docx": newer})
    assert (outcome.kind, outcome.report_id, outcome.file) == (TAKEN, "nanhai", "nanhai.docx")
    assert names(data / "reports") == {"nanhai.docx"}
    assert (data / "reports" / outcome.replaced).read_text(encoding="utf-8") == NANHAI
    assert [p.name for p in find_reports(data / "reports")] == ["nanhai.docx"]


def test_a_file_that_is_no_report_is_not_overwritten_by_a_version(
    staging: Staging, data: Path
) -> None:
    """Of two files with one name the second is no report; it is somebody's all the same."""
    (data / "reports" / "a.html").write_text(f"<html><body><p>{NANHAI}</p></body></html>")
    (data / "reports" / "a.txt").write_text("something else", encoding="utf-8")
    (outcome,) = add(staging, data, {"newer.txt": NANHAI + "检查企业5家。"})
    assert (outcome.kind, outcome.report_id) == (TAKEN, "newer")
    assert (data / "reports" / "a.txt").read_text(encoding="utf-8") == "something else"
    assert names(data / "reports") == {"a.html", "a.txt", "newer.txt"}


def test_both_are_kept_where_that_is_chosen(staging: Staging, data: Path) -> None:
    add(staging, data, {"nanhai.txt": NANHAI})
    (outcome,) = add(staging, data, {"nanhai.txt": NANHAI + "检查企业5家。"}, on_version=BESIDE)
    assert outcome.report_id == "440605-2023-nanhai-emergency"
    assert len(find_reports(data / "reports")) == 2


def test_adding_old_and_new_again_changes_nothing(staging: Staging, data: Path) -> None:
    files: dict[str, str | bytes] = {"a.txt": NANHAI, "b.txt": NANHAI + "检查企业5家。"}
    assert [o.kind for o in add(staging, data, files)] == [TAKEN, TAKEN]
    before = {p: p.read_bytes() for p in (data / "reports").rglob("*") if p.is_file()}
    assert kinds(add(staging, data, files)) == [(THERE, "a"), (THERE, "a")]
    assert {p: p.read_bytes() for p in (data / "reports").rglob("*") if p.is_file()} == before


def test_a_report_that_came_meanwhile_is_not_replaced_unasked(staging: Staging, data: Path) -> None:
    (mine,), (seen,) = recognised(staging, {"mine.txt": NANHAI + "检查企业5家。"}, data)
    add(staging, data, {"theirs.txt": NANHAI})
    (outcome,) = save([Order(mine, seen=seen)], data / "reports", data)
    assert (outcome.kind, outcome.standing) == (ASK, Standing(VERSION, "theirs"))
    assert names(data / "reports") == {"theirs.txt"}
    (outcome,) = save([Order(mine, seen=outcome.standing)], data / "reports", data)
    assert outcome.kind == TAKEN


def test_versions_of_one_batch_are_the_ones_that_were_seen(staging: Staging, data: Path) -> None:
    found, seen = recognised(staging, {"a.txt": NANHAI, "b.txt": NANHAI + "检查企业5家。"}, data)
    orders = [Order(item, seen=standing) for item, standing in zip(found, seen, strict=True)]
    assert [o.kind for o in save(orders, data / "reports", data)] == [TAKEN, TAKEN]
    assert names(data / "reports") == {"a.txt"}


# ------------------------------------------------------------------ who may, and what goes wrong


def test_read_only_saves_nothing(
    staging: Staging, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, _ = recognised(staging, {"a.txt": NANHAI}, data)
    monkeypatch.setenv("DUIZHAO_MODE", "read_only")
    with pytest.raises(NotWritten, match="DUIZHAO_MODE"):
        save([Order(found[0])], data / "reports", data)
    assert names(data / "reports") == set()


def test_one_file_that_cannot_be_written_leaves_the_others_alone(
    staging: Staging, data: Path
) -> None:
    found, _ = recognised(staging, {"a.txt": NANHAI, "b.txt": report()}, data)
    found[0].staged.path.unlink()
    outcomes = save([Order(item) for item in found], data / "reports", data)
    assert [o.kind for o in outcomes] == [REFUSED, TAKEN]
    assert outcomes[0].reason
    assert outcomes[0].reason_zh
    assert names(data / "reports") == {"b.txt"}


def test_what_was_read_when_it_was_recognised_is_not_read_again(
    staging: Staging, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(staging, data, {"a.txt": NANHAI, "b.txt": report()})
    monkeypatch.setattr("extract.tables.try_report", None)
    kept = build(data / "reports", data / "tables", data=data)
    monkeypatch.undo()
    fresh = read_folder(data / "reports", data=data)
    for name in ("reports", "observations", "mentions", "checks"):
        assert kept.frame(name).equals(fresh.frame(name))
    assert len(kept.rows["observations"]) == 8


ADDER = """
import json, sys
from pathlib import Path
from extract.intake.batch import read
from extract.intake.corpus import Corpus
from extract.intake.save import Order, save
from extract.intake.staging import Staging
data, incoming = map(Path, sys.argv[1:])
staging = Staging()
found = list(read(staging.take(incoming), Corpus(data / "reports", data)))
print("read", flush=True)
sys.stdin.readline()
orders = [Order(item, {"source_url": f"https://example.org/{item.stem}"}) for item in found]
outcomes = save(orders, data / "reports", data, lambda done, total, name: print(done, flush=True))
print(json.dumps([outcome.kind for outcome in outcomes]))
"""


def start(data: Path, incoming: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ADDER, str(data), str(incoming)], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "DUIZHAO_DATA": str(data)},
    )  # fmt: skip


def go(adder: subprocess.Popen[str]) -> None:
    assert adder.stdout is not None
    assert adder.stdin is not None
    assert adder.stdout.readline() == "read\n"
    adder.stdin.write("\n")
    adder.stdin.flush()


def incoming(folder: Path, count: int, first: int = 0) -> Path:
    folder.mkdir()
    for n in range(first, first + count):
        text = report("江州市临川新区应急管理局", 2001 + n % 20, cases=100 + n)
        bureau = f"江州市临川新区第{n}应急管理局" if n >= 20 else "江州市临川新区应急管理局"
        text = text.replace("江州市临川新区应急管理局", bureau)
        (folder / f"r{n:03}.txt").write_text(text + "本局依法行政。" * 2000, encoding="utf-8")
    return folder


@pytest.mark.parametrize("after", [0, 1, 7, 23])
def test_a_killed_process_loses_nothing_and_leaves_no_half_file(
    data: Path, tmp_path: Path, after: int
) -> None:
    folder = incoming(tmp_path / "incoming", 40)
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    (data / "reports" / "there.txt").write_text(NANHAI, encoding="utf-8")
    adder = start(data, folder)
    go(adder)
    assert adder.stdout is not None
    for _ in range(after):
        adder.stdout.readline()
    adder.send_signal(signal.SIGKILL)
    adder.wait()
    on_file = find_reports(data / "reports")
    assert after <= len(on_file) - 1 < 40
    for path in on_file:
        assert path.name == "there.txt" or path.read_bytes() == whole[path.name]
    load_catalogue(data / "catalogue.yaml", load_places(data / "districts.yaml"))
    again = start(data, folder)
    go(again)
    out, _ = again.communicate(timeout=60)
    told = json.loads(out.strip().split("\n")[-1])
    assert told.count("there") == len(on_file) - 1
    assert told.count("taken") == 40 - (len(on_file) - 1)
    assert names(data / "reports") == {
        *whole,
        "there.txt",
    }  # no leftover of the one that was killed
    assert len(read_folder(data / "reports", data=data).rows["reports"]) == 41


def test_two_at_once_lose_nothing(data: Path, tmp_path: Path) -> None:
    """Half of what each brings the other brings as well."""
    adders = [
        start(data, incoming(tmp_path / "one", 30)),
        start(data, incoming(tmp_path / "two", 30, first=15)),
    ]
    for adder in adders:
        go(adder)
    kinds = [json.loads(a.communicate(timeout=120)[0].strip().split("\n")[-1]) for a in adders]
    assert sorted(kind.count("taken") for kind in kinds) == [15, 30]
    assert sum(kind.count("there") for kind in kinds) == 15
    assert names(data / "reports") == {f"r{n:03}.txt" for n in range(45)}
    found = load_catalogue(data / "catalogue.yaml", load_places(data / "districts.yaml"))
    assert {f"r{n:03}" for n in range(45)} <= set(found)


def test_the_corpus_is_read_once(
    data: Path, staging: Staging, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(staging, data, {f"r{n}.txt": report(year=2001 + n) for n in range(20)})
    monkeypatch.setattr("extract.intake.corpus.try_report", None)
    assert len(Corpus(data / "reports", data).known) == 20


def test_the_package_knows_no_pandas_and_no_streamlit(root: Path) -> None:
    code = "import sys, extract.intake.command; print({'pandas', 'streamlit'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert said.stdout == "set()\n"
