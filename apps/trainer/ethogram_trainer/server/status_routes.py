"""What is served and how it is doing."""

import secrets
from typing import Any

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from ethogram_trainer import __version__
from ethogram_trainer.server.service import Service


def status_router(service: Service) -> APIRouter:
    """Model list, health, version, load and metrics of one service."""
    router = APIRouter()

    @router.get("/v1/models")
    async def show_available_models() -> dict[str, Any]:
        base = _card(service.name, service.root, None, service.created, service.vocabulary.max_model_len)
        adapters = [
            _card(adapter.name, adapter.path, service.name, adapter.created, None) for adapter in service.registry.all()
        ]
        return {"object": "list", "data": [base, *adapters]}

    @router.get("/health")
    async def health() -> Response:
        return Response(status_code=200 if service.engine.is_healthy else 503)

    @router.get("/ping")
    @router.post("/ping")
    async def ping() -> Response:
        return await health()

    @router.get("/version")
    async def version() -> dict[str, str]:
        return {"version": __version__, "server": "ethogram-trainer"}

    @router.get("/load")
    async def load() -> dict[str, int]:
        return {"server_load": service.server_load}

    @router.get("/metrics")
    async def metrics() -> PlainTextResponse:
        text = service.metrics.render(
            running=service.engine.running,
            waiting=service.engine.waiting,
            adapters=[adapter.name for adapter in service.registry.all()],
        )
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")

    return router


def _card(name: str, root: str, parent: str | None, created: int, max_model_len: int | None) -> dict[str, Any]:
    permission = {
        "id": f"modelperm-{secrets.token_hex(16)}",
        "object": "model_permission",
        "created": created,
        "allow_create_engine": False,
        "allow_sampling": True,
        "allow_logprobs": True,
        "allow_search_indices": False,
        "allow_view": True,
        "allow_fine_tuning": False,
        "organization": "*",
        "group": None,
        "is_blocking": False,
    }
    return {
        "id": name,
        "object": "model",
        "created": created,
        "owned_by": "ethogram",
        "root": root,
        "parent": parent,
        "max_model_len": max_model_len,
        "permission": [permission],
    }
