"""好差评: the five grades in which a citizen judges a visit."""

from enum import StrEnum


class Grade(StrEnum):
    """Our own names: the data standard counts 1 as the best, the upload interface 5, so no number is stored."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    FAIR = "fair"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"
