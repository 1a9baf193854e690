"""What happens before a route: keys, body size and the count of requests under way."""

import hmac
from collections.abc import Sequence
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ethogram_trainer.server.errors import error_body
from ethogram_trainer.server.service import Service

_GUARDED = ("/v1", "/v2", "/inference", "/cohere")
_COUNTED = ("/v1/chat/completions", "/v1/completions")
_MAX_BODY_BYTES = 32 << 20


class Gate:
    """ASGI middleware; like vLLM it guards a few prefixes and leaves /tokenize, /health and /metrics open."""

    def __init__(self, app: ASGIApp, service: Service, api_keys: Sequence[str]) -> None:
        self._app = app
        self._service = service
        self._keys = [key.encode() for key in api_keys]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 401 or 413, or pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["path"].startswith(_GUARDED) and scope["method"] != "OPTIONS" and not self._is_allowed(headers):
            await JSONResponse({"error": "Unauthorized"}, HTTPStatus.UNAUTHORIZED)(scope, receive, send)
            return
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > _MAX_BODY_BYTES:
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            body = error_body(status, "BadRequestError", f"The body is larger than {_MAX_BODY_BYTES} bytes.")
            await JSONResponse(body, status)(scope, receive, send)
            return
        counted = scope["path"] in _COUNTED
        self._service.server_load += counted
        try:
            await self._app(scope, receive, send)
        finally:
            self._service.server_load -= counted

    def _is_allowed(self, headers: Headers) -> bool:
        if not self._keys:
            return True
        scheme, _, key = headers.get("authorization", "").partition(" ")
        given = key.encode("utf-8", "surrogateescape")
        # Every key is compared, so that the time taken says nothing about which one is close.
        matches = [hmac.compare_digest(given, known) for known in self._keys]
        return scheme.lower() == "bearer" and any(matches)
