"""The words of the Review page, of corrections and of who may write."""

from __future__ import annotations

REVIEW_WORDS: dict[str, tuple[str, str]] = {
    # who may write
    "writing.read_only": (
        "本看板为只读，不能改动数据。要复核或更正，请在自己的电脑上以 DUIZHAO_MODE=local 启动。",
        "This dashboard is read-only and changes no data. To review or correct, start it on your "
        "own machine with DUIZHAO_MODE=local.",
    ),
    "writing.mode": (
        "环境变量 DUIZHAO_MODE 的值无法识别，因此不能改动数据。"
        "可用的值：{modes}。请改正后重新启动。",
        "The setting DUIZHAO_MODE has a value that is not known, so no data can be changed. It may "
        "be {modes}. Correct it and start again.",
    ),
    "writing.address": (
        "看板没有限定只对本机服务，因此不能改动数据。请用 make run 启动（地址 127.0.0.1）；"
        "要让别人查看，请设 DUIZHAO_MODE=read_only。",
        "The dashboard does not answer this machine alone, so no data can be changed. Start it "
        "with make run (address 127.0.0.1); to show it to others, set DUIZHAO_MODE=read_only.",
    ),
    "writing.elsewhere": (
        "本页不是从看板所在的电脑打开的，因此不能改动数据。"
        "请在那台电脑上打开 http://127.0.0.1 加端口号。",
        "This page was not opened on the machine that the dashboard runs on, so no data can be "
        "changed. Open http://127.0.0.1 with the port there.",
    ),
    "writing.nameless": (
        "请先填写姓名，每项改动都会署名",
        "Give a name first; each change is signed with it",
    ),
    "writing.ask": (
        "署名（每项改动都会记下是谁做的）",
        "Your name (each change is signed with it)",
    ),
    "writing.ask.help": (
        "只问一次，保存在这个浏览器里。不是登录，不核对身份。",
        "Asked once and kept in this browser. It is no log-in; nobody checks it.",
    ),
    "writing.begin": ("开始", "Begin"),
    "writing.signed": ("署名：{name}", "Signed: {name}"),
    "writing.other": ("换人", "Someone else"),
}
