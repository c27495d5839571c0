"""What the hall calls its queues, counters and classes, in the language of the window."""

from dataclasses import dataclass

from shared.domain.plan import HallPlan


@dataclass(frozen=True)
class PlanNames:
    """Names out of the plan; an id that left the plan today is shown as it is."""

    plan: HallPlan
    english: bool = False

    def queue(self, queue_id: str) -> str:
        """Return a queue's name."""
        found = next((q for q in self.plan.queues if q.id == queue_id), None)
        return queue_id if found is None else (found.name_en if self.english else found.name)

    def priority(self, class_id: str) -> str:
        """Return a priority class's name."""
        found = next((p for p in self.plan.priorities if p.id == class_id), None)
        return class_id if found is None else (found.name_en if self.english else found.name)

    def label(self, counter_id: str) -> str:
        """Return the number on a counter."""
        return next((counter.label for counter in self.plan.counters if counter.id == counter_id), counter_id)

    def place(self, counter_id: str) -> str:
        """Return where a counter stands."""
        counter = self.plan.counter(counter_id)
        return counter.place_en if self.english else counter.place

    def queues_of(self, counter_id: str) -> str:
        """Return the queues of a counter in one line."""
        between = ", " if self.english else "、"
        return between.join(self.queue(queue) for queue in self.plan.counter(counter_id).queues)

    def target_minutes(self, queue_id: str) -> int | None:
        """Return the minutes meant for one service of a queue."""
        return next((q.target_minutes for q in self.plan.queues if q.id == queue_id), None)
