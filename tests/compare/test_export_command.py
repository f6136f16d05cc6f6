"""``python -m compare export``: the bytes of ``data_file``, or a refusal that says what there is."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from compare.__main__ import main
from compare.files.datafiles import FORMATS, data_file
from compare.files.export_command import command_of
from compare.files.selection import Selection
from compare.load import current_dataset

NANKAI = "120104"


@pytest.mark.parametrize("file_format", FORMATS)
def test_same_bytes_as_the_page(file_format: str, tmp_path: Path) -> None:
    out = tmp_path / "file"
    asked = ["export", "--format", file_format, "--out", str(out), "--districts", NANKAI,
             "--years", "2023", "--metric", "penalty_cases,lawsuits", "--entered", "off",
             "--lang", "en"]  # fmt: skip
    assert main(asked) == 0
    selection = Selection(
        districts=(NANKAI,), years=(2023,), metrics=("penalty_cases", "lawsuits"),
        entered=False, lang="en",
    )  # fmt: skip
    data = current_dataset()
    found = data_file(data, selection, file_format)
    assert out.read_bytes() == found.content
    # the page holds the data without entered figures where its switch is off
    assert found == data_file(data.without_entered(), selection, file_format)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_folder_gets_a_file_of_its_own_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--format", "csv", "--out", str(tmp_path), "--shape", "wide"]) == 0
    name = f"duizhao-wide-{current_dataset().version}.csv"
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert capsys.readouterr().out.strip().endswith(name)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--metric", "nothing"], "--metric: there is no 'nothing'; there are penalty_cases"),
        (["--years", "1999"], "--years: there is no '1999'"),
        (["--methods", "extracted", "--shape", "wide"], "--methods: can be filtered only with"),
        (["--what", "metrics", "--format", "package"], "--format: a package holds all tables"),
    ],
)
def test_refusals(
    more: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["export", "--format", "csv", "--out", str(tmp_path / "x"), *more]
    assert main(asked) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", "csv", "--out", str(tmp_path / "no" / "x.csv")]) == 2
    assert "no" in capsys.readouterr().err


def test_the_command_that_the_page_shows_makes_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    selection = Selection(
        districts=(NANKAI,), kinds=("total",), methods=("extracted",), entered=False, lang="en"
    )
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command_of(selection, "json"))
    assert words[:3] == ["python", "-m", "compare"]
    assert main(words[3:]) == 0
    found = data_file(current_dataset(), selection, "json")
    assert (tmp_path / found.name).read_bytes() == found.content
