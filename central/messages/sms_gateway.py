"""Text messages through an HTTP gateway, as ``docs/messages.md`` describes its contract.

``POST URL`` with ``Authorization: Bearer KEY``, ``Idempotency-Key: ID`` and ``{"to": …, "text": …}``. The gateway
sends once for each id, however often it is asked; so an unknown outcome is asked again with the same id.
"""

import httpx

from central.messages.channel import Outcome, Outgoing, Result

_TIMEOUT = httpx.Timeout(10.0, connect=3.0)
_KEY_REFUSED = {401, 403}
_LATER = {425, 429, 503}


class SmsGateway:
    """One gateway, asked by one thread at a time."""

    name = "http"
    repeats_safely = True

    def __init__(self, url: str, key: str, *, timeout: httpx.Timeout = _TIMEOUT) -> None:
        headers = {"Authorization": f"Bearer {key}"}
        self._url = url
        self._client = httpx.Client(headers=headers, timeout=timeout, follow_redirects=False, trust_env=False)

    def send(self, message: Outgoing) -> Outcome:
        """Try once."""
        try:
            answer = self._client.post(
                self._url,
                json={"to": message.to, "text": message.text},
                headers={"Idempotency-Key": message.id},
            )
        except (httpx.ConnectError, httpx.ConnectTimeout):
            return Outcome(Result.LATER, "no_connection")
        except httpx.TransportError as error:
            return Outcome(Result.UNKNOWN, "no_answer" if isinstance(error, httpx.TimeoutException) else "cut")
        return _outcome(answer.status_code)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _outcome(status: int) -> Outcome:
    if 200 <= status < 300:  # noqa: PLR2004 HTTP's own numbers
        return Outcome(Result.SENT)
    reason = f"http_{status}"
    if status in _KEY_REFUSED or status in _LATER:
        return Outcome(Result.LATER, reason)
    if 400 <= status < 500 and status != 408:  # noqa: PLR2004 HTTP's own numbers
        return Outcome(Result.REFUSED, reason)
    return Outcome(Result.UNKNOWN, reason)
