"""Catalogues that a centre publishes under test, and a line that can be cut at any message."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from central.catalogue.publishing import Publication, publish
from shared.domain.catalogue.catalogue import Catalogue
from shared.errors import Unreachable
from shared.hall.guide import ThemeList
from shared.link import Hall
from shared.sync.messages import EventBatch, EventsAck, FeedPage, SnapshotPage
from shared.sync.port import CentreAway, CentrePort
from tests.central.stand import Stand
from tests.domain.catalogues import small_catalogue


def large(version: str = "2026-1", theme: str = "开餐馆", items: int = 120) -> Catalogue:
    """Return the small catalogue with so many items more that it takes several answers of the centre."""
    small = small_catalogue()
    item = replace(small.items[2], note="请提前预约。" * 600)
    more = tuple(replace(item, id=f"check-{n:05}", name=f"健康检查（{n}）") for n in range(items))
    named = replace(small.themes[0], name=theme)
    return replace(small, head=replace(small.head, version=version), items=(*small.items, *more), themes=(named,))


def publish_at(centre: Stand, catalogue: Catalogue) -> Publication:
    """Publish a catalogue as the administrator's command does, and ring."""
    done = publish(centre.centre.database, catalogue, centre.clock.now())
    centre.centre.bell.ring()
    return done


def shown(hall: Hall) -> list[str]:
    """Return the names of the themes that people see."""
    return [card.name for card in hall.ask(ThemeList())]


class CutLine:
    """A :class:`CentrePort` that gives ``answers`` answers of the feed, then is cut; ``again`` gives each one twice."""

    def __init__(self, port: CentrePort, answers: int) -> None:
        self._port, self.answers = port, answers

    @property
    def clock_off(self) -> timedelta:
        return self._port.clock_off

    def push(self, batch: EventBatch) -> EventsAck:
        return self._port.push(batch)

    def feed(self, topics: Sequence[str], after: str, wait: float) -> FeedPage:
        self._count()
        return self._port.feed(topics, after, wait)

    def snapshot(self, topic: str, after: str, cursor: str) -> SnapshotPage:
        self._count()
        return self._port.snapshot(topic, after, cursor)

    def close(self) -> None:
        self._port.close()

    def _count(self) -> None:
        if self.answers == 0:
            raise CentreAway("The line is cut.")
        self.answers -= 1


class Meddled:
    """A hall's link on which something happens at the n-th message of one kind: a meddler comes, or the hub is gone."""

    def __init__(self, hall: Hall, kind: type, nth: int, meddle: Callable[[], None] | None = None) -> None:
        self._hall, self._kind, self._left, self._meddle = hall, kind, nth, meddle

    def do(self, act: Any) -> Any:
        self._look(act)
        return self._hall.do(act)

    def ask(self, question: Any) -> Any:
        self._look(question)
        return self._hall.ask(question)

    def _look(self, message: object) -> None:
        if isinstance(message, self._kind):
            self._left -= 1
            if self._left == 0 and self._meddle is not None:
                self._meddle()
            elif self._left <= 0 and self._meddle is None:
                raise Unreachable("gone", "The hub is gone.")
