"""The words of what leaves the dashboard: data files, pictures, briefings. Each in its own file."""

from __future__ import annotations

from compare.words.api import API_WORDS
from compare.words.briefing import BRIEFING_WORDS
from compare.words.data import DATA_WORDS
from compare.words.pictures import PICTURE_WORDS

TAKEAWAY_WORDS: dict[str, tuple[str, str]] = {
    **API_WORDS,
    **BRIEFING_WORDS,
    **DATA_WORDS,
    **PICTURE_WORDS,
}
