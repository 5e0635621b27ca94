"""Where the annotated news is that figures are measured on. It is other people's and no part of this repository.

ANNOTATED_NEWS names the folder (default: `shared` beside the checkout): `data/` holds the texts with what people marked
in them, `eval/` what scores against that, `seeds/` one event. What is not there is skipped, and the run says so.
"""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(os.environ.get("ANNOTATED_NEWS") or Path(__file__).resolve().parents[2] / "shared")
MISSING = "the annotated news is not here (CONTRIBUTING tells of ANNOTATED_NEWS)"
DATA, SCORERS, EVENT = ROOT / "data", ROOT / "eval", ROOT / "seeds"
