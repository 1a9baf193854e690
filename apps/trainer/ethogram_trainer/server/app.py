"""The HTTP application: routes, guards and one place that turns errors into answers."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from ethogram_trainer import __version__
from ethogram_trainer.server.chat_routes import chat_router
from ethogram_trainer.server.completion_routes import completion_router
from ethogram_trainer.server.errors import ApiError, error_body
from ethogram_trainer.server.gate import Gate
from ethogram_trainer.server.lora_routes import lora_router
from ethogram_trainer.server.service import ClientGoneError, Service
from ethogram_trainer.server.status_routes import status_router
from ethogram_trainer.server.token_routes import token_router

log = logging.getLogger(__name__)

_CLIENT_CLOSED_REQUEST = 499
_MAX_PROBLEMS = 5


def create_app(service: Service, *, api_keys: Sequence[str] = (), runtime_lora: bool = True) -> FastAPI:
    """Build the application for one service.

    Args:
        service: What is served; its engine starts and stops with the application.
        api_keys: Keys accepted under the guarded prefixes; none leaves them open.
        runtime_lora: Whether the adapter routes exist.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.engine.start()
        yield
        await service.engine.stop()

    app = FastAPI(title="Ethogram model server", version=__version__, lifespan=lifespan, redoc_url=None)
    for router in (chat_router, completion_router, token_router, status_router):
        app.include_router(router(service))
    if runtime_lora:
        app.include_router(lora_router(service))
    app.add_middleware(Gate, service=service, api_keys=api_keys)
    _add_error_handlers(app)
    return app


def _add_error_handlers(app: FastAPI) -> None:
    @app.exception_handler(ApiError)
    async def api_error(_: Request, error: ApiError) -> Response:
        headers = None if error.retry_after is None else {"Retry-After": str(error.retry_after)}
        return JSONResponse(error.body(), error.status, headers)

    @app.exception_handler(RequestValidationError)
    async def invalid_request(_: Request, error: RequestValidationError) -> Response:
        status = HTTPStatus.BAD_REQUEST
        return JSONResponse(error_body(status, "BadRequestError", _problems(error), _param(error)), status)

    @app.exception_handler(HTTPException)
    async def http_error(_: Request, error: HTTPException) -> Response:
        kind = HTTPStatus(error.status_code).phrase
        return JSONResponse(error_body(error.status_code, kind, str(error.detail)), error.status_code)

    @app.exception_handler(ClientGoneError)
    async def client_gone(_: Request, __: ClientGoneError) -> Response:
        return Response(status_code=_CLIENT_CLOSED_REQUEST)

    @app.exception_handler(Exception)
    async def crash(_: Request, __: Exception) -> Response:
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        return JSONResponse(error_body(status, "InternalServerError", "The server failed."), status)


def _param(error: RequestValidationError) -> str | None:
    errors = error.errors()
    location: tuple[int | str, ...] = errors[0]["loc"] if errors else ()
    return str(location[1]) if len(location) > 1 and isinstance(location[1], str) else None


def _problems(error: RequestValidationError) -> str:
    """What is wrong, without the input itself: it may be huge or not even be Unicode."""
    problems = []
    for problem in error.errors()[:_MAX_PROBLEMS]:
        where = ".".join(str(part)[:64] for part in problem["loc"][1:]) or "body"
        problems.append(f"{where}: {problem['msg'][:500]}")
    return "; ".join(problems)
