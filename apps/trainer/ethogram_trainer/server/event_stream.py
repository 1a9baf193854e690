"""Server-sent events: what a streaming answer looks like on the wire."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing
from http import HTTPStatus
from typing import Any

from starlette.responses import StreamingResponse

from ethogram_trainer.server.errors import error_body

log = logging.getLogger(__name__)


def event_stream(chunks: AsyncIterator[dict[str, Any]]) -> StreamingResponse:
    """Send chunks as ``data:`` lines and end with ``[DONE]``; a fault becomes an error chunk, as in vLLM."""
    return StreamingResponse(_lines(chunks), media_type="text/event-stream")


async def _lines(chunks: AsyncIterator[dict[str, Any]]) -> AsyncIterator[str]:
    try:
        async with aclosing(chunks):  # type: ignore[type-var]
            async for chunk in chunks:
                yield f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"
    except Exception:
        log.exception("A stream failed")
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        yield f"data: {json.dumps(error_body(status, 'InternalServerError', 'The model failed.'))}\n\n"
    yield "data: [DONE]\n\n"
