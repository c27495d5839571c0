"""How often something that could be guessed or hoarded may be tried: by what is asked about, and by who asks."""

from limits import RateLimitItemPerHour
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import FixedWindowRateLimiter


class Tries:
    """Counts tries of one kind in this process: so many an hour for one subject."""

    def __init__(self, an_hour: int) -> None:
        self._limit = RateLimitItemPerHour(an_hour)
        self._counted = FixedWindowRateLimiter(MemoryStorage())

    async def may(self, subject: str, times: int = 1) -> bool:
        """Count one more try; tell whether it may be made. ``times`` weighs an address behind which a crowd sits."""
        return await self._counted.hit(RateLimitItemPerHour(self._limit.amount * times), subject)
