"""What one process of a centre serves, where halls and pages are not served together."""

from enum import StrEnum


class Part(StrEnum):
    """One side of a centre: ``halls`` has the road and all upkeep, ``pages`` citizens and nothing else."""

    HALLS = "halls"
    PAGES = "pages"
