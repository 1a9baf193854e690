"""POST /v1/load_lora_adapter and /v1/unload_lora_adapter; they answer in plain text, as vLLM does."""

from fastapi import APIRouter
from starlette.responses import PlainTextResponse

from ethogram_trainer.server.schemas import LoadLoraAdapterRequest, UnloadLoraAdapterRequest
from ethogram_trainer.server.service import Service


def lora_router(service: Service) -> APIRouter:
    """The adapter routes of one service."""
    router = APIRouter()

    @router.post("/v1/load_lora_adapter")
    async def load_lora_adapter(body: LoadLoraAdapterRequest) -> PlainTextResponse:
        await service.registry.load(body.lora_name, body.lora_path, in_place=body.load_inplace)
        return PlainTextResponse(f"Success: LoRA adapter '{body.lora_name}' added successfully.")

    @router.post("/v1/unload_lora_adapter")
    async def unload_lora_adapter(body: UnloadLoraAdapterRequest) -> PlainTextResponse:
        await service.registry.unload(body.lora_name)
        return PlainTextResponse(f"Success: LoRA adapter '{body.lora_name}' removed successfully.")

    return router
