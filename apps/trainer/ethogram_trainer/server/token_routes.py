"""POST /tokenize and /detokenize."""

from typing import Any

from fastapi import APIRouter

from ethogram_trainer.server.errors import bad_request
from ethogram_trainer.server.schemas import DetokenizeRequest, TokenizeRequest
from ethogram_trainer.server.service import Service


def token_router(service: Service) -> APIRouter:
    """The tokenizer routes of one service."""
    router = APIRouter()

    @router.post("/tokenize")
    async def tokenize(body: TokenizeRequest) -> dict[str, Any]:
        service.registry.resolve(body.model)
        ids = _encode(service, body)
        strings = service.vocabulary.token_strings(ids) if body.return_token_strs else None
        return {
            "count": len(ids),
            "max_model_len": service.vocabulary.max_model_len,
            "tokens": ids,
            "token_strs": strings,
        }

    @router.post("/detokenize")
    async def detokenize(body: DetokenizeRequest) -> dict[str, Any]:
        service.registry.resolve(body.model)
        service.vocabulary.check_ids(body.tokens, "tokens")
        return {"prompt": service.vocabulary.decode_prompt(body.tokens)}

    return router


def _encode(service: Service, body: TokenizeRequest) -> list[int]:
    if (body.prompt is None) == (body.messages is None):
        raise bad_request("Give either `prompt` or `messages`.", "prompt")
    if body.prompt is not None:
        text, add_special = body.prompt, body.add_special_tokens is not False
    else:
        if body.chat_template is not None:
            raise bad_request("chat_template is not accepted from requests.", "chat_template")
        text = service.vocabulary.render(
            body.messages or [],
            add_generation_prompt=body.add_generation_prompt,
            continue_final_message=body.continue_final_message,
            template_kwargs=body.chat_template_kwargs,
        )
        add_special = body.add_special_tokens is True
    if not text:
        return []
    return service.vocabulary.encode(text, add_special_tokens=add_special, reserve=0)
