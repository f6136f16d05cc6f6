"""Changes of the metric dictionary as values, applied to its text.

Everything that a change does not mean stays as it is, to the byte (``extract.editing.yaml_text``).
The new text is read by the strict loader, and what it says is compared with what the change means,
before anybody gets to see it; nothing is written here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from extract.editing.dictionary_reasons import in_chinese
from extract.editing.edits import (
    AddKind,
    AddMetric,
    AddWording,
    Edit,
    EditProblem,
    RemoveWording,
    ReplaceText,
)
from extract.editing.yaml_text import CannotEdit, YamlText, flow_list, flow_mapping, scalar
from extract.metrics.dictionary import Dictionary, dictionary_of
from extract.metrics.vocabulary import Vocabulary
from extract.text.fold import fold
from extract.yamlfile import Located, YamlProblem, parse_yaml

# The lists of a metric, and of a kind, that hold wordings.
METRIC_LISTS = ("wordings", "followers", "excludes", "zero_wordings")
KIND_LISTS = ("wordings", "zero_wordings")
# Sections beside the metrics whose text may be changed as it is.
SECTIONS = ("families", "units", "others", "names")
_METRIC_ORDER = (
    "family", "zh", "en", "definition", "units", "measure", "direction", "kinds_divide",
    "kinds_from_topic", "denominators", "wordings", "after", "followers", "excludes",
    "zero_wordings", "unit_nouns", "kinds",
)  # fmt: skip
_KIND_ORDER = ("zh", "en", "wordings", "zero_wordings", "only_beside")
_ID = re.compile(r"[a-z][a-z0-9_]{1,47}")
_LONGEST_WORDING = 40
_Plain = dict[str, Any]


def changed(text: str, edits: Sequence[Edit], path: Path) -> tuple[str, Dictionary]:
    """The dictionary's text after some changes, and what it then says.

    Raises EditProblem where a change cannot be made or would say something wrong.
    """
    for edit in edits:
        text = _one(text, edit, path)
    try:
        dictionary = dictionary_of(_parsed(text, path), path)
        Vocabulary(dictionary)
    except YamlProblem as problem:
        raise _told(problem) from None
    return text, dictionary


def _one(text: str, edit: Edit, path: Path) -> str:
    before = _said(text, path)
    apply, meant = _DOERS[type(edit)]
    try:
        after = apply(_cut(text), edit, before)
    except CannotEdit as problem:
        raise EditProblem(problem.reason, problem.reason_zh, problem.line) from None
    except KeyError as problem:
        raise EditProblem(
            f"the dictionary has no such place: {problem}", f"词典中没有这一处：{problem}"
        ) from None
    found = _said(after, path)
    if _ordered(meant(before, edit, found)) != _ordered(found):
        raise EditProblem(
            "the change would alter more than is meant; change the text of the block instead",
            "这样修改会牵动其他内容，未作修改；请改用直接编辑文本",
        )
    return after


@lru_cache(maxsize=4)  # one text is asked several times on its way
def _parsed(text: str, path: Path) -> Located:
    return parse_yaml(text, path)


@lru_cache(maxsize=2)
def _cut(text: str) -> YamlText:
    return YamlText(text)


def _said(text: str, path: Path) -> _Plain:
    try:
        found = _parsed(text, path).plain()
    except YamlProblem as problem:
        raise _told(problem) from None
    return found if isinstance(found, dict) else {}


def _told(problem: YamlProblem) -> EditProblem:
    return EditProblem(problem.reason, in_chinese(problem.reason), problem.line)


def _ordered(value: _Plain) -> str:
    """Everything that is said, with its order."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _copy(value: _Plain) -> _Plain:
    copied: _Plain = json.loads(json.dumps(value, default=str))
    return copied


# ---------------------------------------------------------------- wordings


def _place(edit: AddWording | RemoveWording) -> tuple[str, ...]:
    name = edit.to if isinstance(edit, AddWording) else edit.of
    allowed = KIND_LISTS if edit.kind else METRIC_LISTS
    if name not in allowed:
        raise EditProblem(f"there is no list {name!r} of wordings", f"没有词语列表 {name!r}")
    return ("metrics", edit.metric, *(("kinds", edit.kind) if edit.kind else ()), name)


def _list_at(said: _Plain, path: tuple[str, ...]) -> list[str]:
    here: Any = said
    for key in path[:-1]:
        if not isinstance(here, dict) or key not in here:
            raise EditProblem(f"the dictionary has no {key!r}", f"词典中没有 {key!r}")
        here = here[key]
    found = here.get(path[-1], [])
    return found if isinstance(found, list) else []


def _checked(wording: str) -> str:
    """A wording as it may stand in the dictionary."""
    wording = wording.strip()
    if not wording.strip("…. ") or len(wording) > _LONGEST_WORDING or not wording.isprintable():
        raise EditProblem(
            f"a wording has 1 to {_LONGEST_WORDING} characters in one line, … not counted",
            f"词语应为1至{_LONGEST_WORDING}个字，写在一行里，省略号不算",
        )
    return wording


def _add_wording(yaml: YamlText, edit: Any, said: _Plain) -> str:
    path = _place(edit)
    there, wording = _list_at(said, path), _checked(edit.wording)
    if fold(wording) in {fold(str(w)) for w in there}:
        raise EditProblem(f"{wording!r} is in this list already", f"“{wording}”已在这一列表中")
    if yaml.node(*path) is None:
        order = _KIND_ORDER if edit.kind else _METRIC_ORDER
        return yaml.with_key(path[-1], flow_list([wording]), order, *path[:-1])
    return yaml.with_item(wording, *path)


def _meant_added(before: _Plain, edit: Any, found: _Plain) -> _Plain:
    said, path = _copy(before), _place(edit)
    owner = _owner(said, path)
    if path[-1] in owner:
        owner[path[-1]].append(_checked(edit.wording))
    else:  # where the new key stands among the others is the text's affair
        _put(owner, path[-1], [_checked(edit.wording)], _owner(found, path))
    return said


def _remove_wording(yaml: YamlText, edit: Any, said: _Plain) -> str:
    path = _place(edit)
    return yaml.without_item(_index(said, edit, path), *path)


def _index(said: _Plain, edit: RemoveWording, path: tuple[str, ...]) -> int:
    folded = [fold(str(w)) for w in _list_at(said, path)]
    if fold(edit.wording.strip()) not in folded:
        raise EditProblem(
            f"{edit.wording!r} is not in this list", f"“{edit.wording}”不在这一列表中"
        )
    return folded.index(fold(edit.wording.strip()))


def _meant_removed(before: _Plain, edit: Any, _found: _Plain) -> _Plain:
    said, path = _copy(before), _place(edit)
    del _list_at(said, path)[_index(said, edit, path)]
    return said


def _owner(said: _Plain, path: tuple[str, ...]) -> _Plain:
    for key in path[:-1]:
        said = said[key]
    return said


def _put(owner: _Plain, key: str, value: object, like: _Plain) -> None:
    """A new key at the place that it has in ``like``."""
    left = {**owner, key: value}
    owner.clear()
    owner.update({k: left[k] for k in like if k in left})


# ---------------------------------------------------------------- kinds and metrics


def _new_id(name: str, taken: Sequence[str]) -> None:
    if not _ID.fullmatch(name) or name == "total":
        raise EditProblem(
            f"the id {name!r} must be small Latin letters, digits and _, beginning with a letter",
            f"标识 {name!r} 应由小写英文字母、数字和下划线组成，以字母开头",
        )
    if name in taken:
        raise EditProblem(f"there is a {name!r} already", f"已有标识 {name!r}")


def _needed(**texts: str) -> None:
    for key, text in texts.items():
        if not text.strip() or not text.isprintable():
            raise EditProblem(
                f"{key}: a text in one line is needed", f"{_NEEDED[key]}：请填写，写在一行里"
            )


_NEEDED = {
    "zh": "中文名称", "en": "英文名称", "definition_zh": "中文定义", "definition_en": "英文定义",
}  # fmt: skip


def _all_checked(wordings: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(map(_checked, wordings)))


def _kind_said(edit: AddKind) -> _Plain:
    found: _Plain = {"zh": edit.zh.strip(), "en": edit.en.strip()}
    return found | ({"wordings": _all_checked(edit.wordings)} if edit.wordings else {})


def _add_kind(yaml: YamlText, edit: Any, said: _Plain) -> str:
    metric = said.get("metrics", {}).get(edit.metric)
    if metric is None:
        raise EditProblem(f"there is no metric {edit.metric!r}", f"没有指标 {edit.metric!r}")
    _new_id(edit.id, list(metric.get("kinds") or ()))
    _needed(zh=edit.zh, en=edit.en)
    kind = _kind_said(edit)
    written = flow_mapping(
        {k: flow_list(v) if isinstance(v, list) else scalar(v) for k, v in kind.items()}
    )
    path = ("metrics", edit.metric)
    if yaml.node(*path, "kinds") is not None:
        return yaml.with_key(edit.id, written, (), *path, "kinds")
    if yaml.is_flow(*path):
        return yaml.with_key("kinds", flow_mapping({edit.id: written}), _METRIC_ORDER, *path)
    lines = yaml.newline + " " * (yaml.column(*path) + 2) + f"{edit.id}: {written}"
    return yaml.with_key("kinds", lines, _METRIC_ORDER, *path)


def _meant_kind(before: _Plain, edit: Any, found: _Plain) -> _Plain:
    said = _copy(before)
    metric = said["metrics"][edit.metric]
    kinds = {**(metric.get("kinds") or {}), edit.id: _kind_said(edit)}
    if "kinds" in metric:
        metric["kinds"] = kinds
    else:
        _put(metric, "kinds", kinds, found["metrics"][edit.metric])
    return said


def _metric_said(edit: AddMetric) -> _Plain:
    own = {unit: list(classifiers) for unit, classifiers in edit.units}
    found: _Plain = {
        "family": edit.family, "zh": edit.zh.strip(), "en": edit.en.strip(),
        "definition": {"zh": edit.definition_zh.strip(), "en": edit.definition_en.strip()},
        "units": own if any(own.values()) else list(own),
        "measure": edit.measure,
    }  # fmt: skip
    if edit.denominators:
        found["denominators"] = list(edit.denominators)
    found["wordings"] = _all_checked(edit.wordings)
    if edit.excludes:
        found["excludes"] = _all_checked(edit.excludes)
    return found


def _written(value: Any) -> str:
    if isinstance(value, list):
        return flow_list(value)
    if isinstance(value, dict):
        return flow_mapping({key: _written(item) for key, item in value.items()})
    return scalar(value)


def _add_metric(yaml: YamlText, edit: Any, said: _Plain) -> str:
    metrics = said.get("metrics", {})
    _new_id(edit.id, [*metrics, "residents"])
    _needed(zh=edit.zh, en=edit.en, definition_zh=edit.definition_zh,
            definition_en=edit.definition_en)  # fmt: skip
    if not edit.wordings:
        raise EditProblem(
            "a metric needs at least one wording that announces it", "指标至少要有一个提示词语"
        )
    if not metrics or yaml.is_flow("metrics"):
        raise EditProblem(
            "the dictionary has no metrics in lines yet; write the first one into the file",
            "词典中尚无按行书写的指标；请先在文件中写入一项",
        )
    family = [key for key, metric in metrics.items() if metric.get("family") == edit.family]
    after = (family or list(metrics))[-1]
    outer = " " * yaml.column("metrics")
    inner = outer + "  "
    lines = [f"{outer}{edit.id}:"]
    lines += [f"{inner}{key}: {_written(value)}" for key, value in _metric_said(edit).items()]
    return yaml.with_entry(lines, after, "metrics")


def _meant_metric(before: _Plain, edit: Any, found: _Plain) -> _Plain:
    said = _copy(before)
    _put(said["metrics"], edit.id, _metric_said(edit), found["metrics"])
    return said


# ---------------------------------------------------------------- text


def _replace(yaml: YamlText, edit: Any, _said: _Plain) -> str:
    if not edit.text.strip():
        raise EditProblem("the text is empty", "文本为空")
    return yaml.with_block(edit.text, *edit.path)


def _meant_text(before: _Plain, edit: Any, found: _Plain) -> _Plain:
    """All the rest stays; what the lines themselves say is their writer's affair."""
    *above, last = edit.path
    there = _owner(found, edit.path) if set(above) <= set(found) else {}
    if not isinstance(there, dict) or last not in there:
        raise EditProblem(
            f"the text must begin with {last!r}, which figures and corrections refer to",
            f"文本须以 {last!r} 开头：数据和更正都引用这个标识",
        )
    said = _copy(before)
    _owner(said, edit.path)[last] = json.loads(json.dumps(there[last], default=str))
    return said


_DOERS: dict[type, tuple[Callable[..., str], Callable[..., _Plain]]] = {
    AddWording: (_add_wording, _meant_added),
    RemoveWording: (_remove_wording, _meant_removed),
    AddKind: (_add_kind, _meant_kind),
    AddMetric: (_add_metric, _meant_metric),
    ReplaceText: (_replace, _meant_text),
}
