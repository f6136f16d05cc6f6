"""The kinds by their names in a briefing file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from compare.briefing.kinds import bars, district, grid, points, time
from compare.briefing.kinds.view import Asked, View

KINDS: Mapping[str, Callable[[Asked], View]] = {
    "bars": bars.view,
    "table": bars.view,
    "time": time.view,
    "scatter": points.against,
    "funnel": points.funnel,
    "family": grid.view,
    "overview": grid.view,
    "district": district.view,
}
