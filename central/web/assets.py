"""Files that never change under their name: it carries a hash of their bytes, so that browsers keep them a year."""

import hashlib
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

PREFIX = "/assets/"
_FOLDER = Path(__file__).parent / "static"
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_KEPT = "public, max-age=31536000, immutable"
_HASH_LETTERS = 10


class Assets:
    """The files of ``static``, read once."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._names: dict[str, str] = {}
        self._answers: dict[str, tuple[bytes, str]] = {}
        for path in sorted(folder.iterdir()):
            content = path.read_bytes()
            mark = hashlib.sha256(content).hexdigest()[:_HASH_LETTERS]
            self._names[path.name] = f"{path.stem}.{mark}{path.suffix}"
            self._answers[self._names[path.name]] = content, _KINDS[path.suffix]

    def path(self, name: str) -> str:
        """Return where a page finds a file, such as ``/assets/site.0123456789.css`` for ``site.css``."""
        return PREFIX + self._names[name]

    async def answer(self, request: Request) -> Response:
        """Return a file by its full name."""
        found = self._answers.get(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        content, kind = found
        return Response(content, media_type=kind, headers={"cache-control": _KEPT})
