"""POST /v1/chat/completions."""

import secrets
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from ethogram_trainer.server.errors import bad_request, not_implemented
from ethogram_trainer.server.event_stream import event_stream
from ethogram_trainer.server.response_formats import TokenNames, chat_logprobs, prompt_logprobs, usage
from ethogram_trainer.server.sampling_params import SamplingParams
from ethogram_trainer.server.schemas import ChatCompletionRequest
from ethogram_trainer.server.sequence import Sequence
from ethogram_trainer.server.service import Service


def chat_router(service: Service) -> APIRouter:
    """The chat route of one service."""
    router = APIRouter()

    @router.post("/v1/chat/completions")
    async def create_chat_completion(body: ChatCompletionRequest, request: Request) -> Response:
        adapter = service.registry.resolve(body.model)
        _check(body)
        max_tokens = body.max_completion_tokens if body.max_completion_tokens is not None else body.max_tokens
        prompt = _prompt(service, body, reserve=max_tokens or 1)
        params = _params(service, body, max_tokens or service.vocabulary.max_model_len - len(prompt))
        sequences = service.sequences([prompt], params, adapter)
        answer = _Answer(service, body, request)
        if body.stream:
            return event_stream(answer.chunks(service.engine.submit(sequences), sequences))
        await service.run_to_end(request, sequences)
        return JSONResponse(answer.whole(sequences))

    return router


def _check(body: ChatCompletionRequest) -> None:
    if body.top_logprobs and not body.logprobs:
        raise bad_request("when using `top_logprobs`, `logprobs` must be set to true.", "top_logprobs")
    if body.tools and body.tool_choice != "none":
        raise not_implemented("Tool use", "tools")
    if body.chat_template is not None:
        raise bad_request("chat_template is not accepted from requests.", "chat_template")


def _prompt(service: Service, body: ChatCompletionRequest, *, reserve: int) -> list[int]:
    text = service.vocabulary.render(
        body.messages,
        add_generation_prompt=body.add_generation_prompt,
        continue_final_message=body.continue_final_message,
        template_kwargs=body.chat_template_kwargs,
    )
    return service.vocabulary.encode(text, add_special_tokens=body.add_special_tokens, reserve=reserve)


def _params(service: Service, body: ChatCompletionRequest, max_tokens: int) -> SamplingParams:
    logprobs = (body.top_logprobs or 0) if body.logprobs else None
    if body.logprobs and body.logprob_token_ids:
        logprobs = None  # the exact ids replace the most likely ones
    return service.limits.check(body, max_tokens=max_tokens, logprobs=logprobs, wants_logprobs=bool(body.logprobs))


class _Answer:
    """Builds the response of one request, whole or in chunks."""

    def __init__(self, service: Service, body: ChatCompletionRequest, request: Request) -> None:
        self._service = service
        self._body = body
        self._id = f"chatcmpl-{request.headers.get('x-request-id') or secrets.token_hex(16)}"
        self._created = int(time.time())
        self._names = TokenNames(service.vocabulary, as_ids=bool(body.return_tokens_as_token_ids))
        self._echo = body.messages[-1].text() if body.echo and body.messages[-1].role == "assistant" else ""

    def whole(self, sequences: list[Sequence]) -> dict[str, Any]:
        """The answer of a request without streaming."""
        first = sequences[0]
        body: dict[str, Any] = {
            **self._head("chat.completion"),
            "choices": [self._choice(sequence) for sequence in sequences],
            "usage": self._usage(sequences),
            "prompt_logprobs": prompt_logprobs(first.prompt_logprobs, self._service.vocabulary),
        }
        if self._body.return_token_ids:
            body["prompt_token_ids"] = first.prompt
        return body

    async def chunks(
        self, updates: AsyncIterator[Sequence], sequences: list[Sequence]
    ) -> AsyncIterator[dict[str, Any]]:
        """The answer of a streaming request, one chunk an update."""
        sent_text = [0] * len(sequences)
        sent_tokens = [0] * len(sequences)
        for sequence in sequences:
            delta = {"role": "assistant", "content": self._echo}
            yield self._chunk([{"index": sequence.index, "delta": delta, "logprobs": None, "finish_reason": None}])
        async with aclosing(updates):  # type: ignore[type-var]
            async for sequence in updates:
                place = sequence.index
                text = sequence.visible_text()[sent_text[place] :]
                if not text and not sequence.is_finished:
                    continue
                choice: dict[str, Any] = {
                    "index": place,
                    "delta": {"content": text},
                    "logprobs": chat_logprobs(sequence, self._names, start=sent_tokens[place]),
                    "finish_reason": sequence.finish_reason,
                }
                if sequence.is_finished:
                    choice["stop_reason"] = sequence.stop_reason
                if self._body.return_token_ids:
                    choice["token_ids"] = sequence.generated[sent_tokens[place] :]
                sent_text[place] += len(text)
                sent_tokens[place] = len(sequence.generated)
                yield self._chunk([choice])
        options = self._body.stream_options
        if options is not None and options.include_usage:
            yield {**self._chunk([]), "usage": self._usage(sequences)}

    def _choice(self, sequence: Sequence) -> dict[str, Any]:
        choice: dict[str, Any] = {
            "index": sequence.index,
            "message": {
                "role": "assistant",
                "content": self._echo + sequence.text,
                "refusal": None,
                "tool_calls": [],
            },
            "logprobs": chat_logprobs(sequence, self._names),
            "finish_reason": sequence.finish_reason,
            "stop_reason": sequence.stop_reason,
        }
        if self._body.return_token_ids:
            choice["token_ids"] = sequence.generated
        return choice

    def _chunk(self, choices: list[dict[str, Any]]) -> dict[str, Any]:
        return {**self._head("chat.completion.chunk"), "choices": choices}

    def _head(self, kind: str) -> dict[str, Any]:
        model = self._body.model or self._service.name
        return {"id": self._id, "object": kind, "created": self._created, "model": model}

    def _usage(self, sequences: list[Sequence]) -> dict[str, Any]:
        return usage(len(sequences[0].prompt), sum(len(sequence.generated) for sequence in sequences))
