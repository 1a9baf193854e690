"""POST /v1/completions."""

import secrets
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from ethogram_trainer.server.errors import bad_request
from ethogram_trainer.server.event_stream import event_stream
from ethogram_trainer.server.response_formats import TokenNames, completion_logprobs, prompt_logprobs, usage
from ethogram_trainer.server.sampling_params import SamplingParams
from ethogram_trainer.server.schemas import CompletionRequest
from ethogram_trainer.server.sequence import Sequence
from ethogram_trainer.server.service import Service

_MAX_PROMPTS = 1024


def completion_router(service: Service) -> APIRouter:
    """The text completion route of one service."""
    router = APIRouter()

    @router.post("/v1/completions")
    async def create_completion(body: CompletionRequest, request: Request) -> Response:
        adapter = service.registry.resolve(body.model)
        _check(body)
        max_tokens = 16 if body.max_tokens is None else body.max_tokens
        prompts = _prompts(service, body, reserve=max_tokens)
        params = _params(service, body, max_tokens)
        sequences = service.sequences(prompts, params, adapter, prompt_only=max_tokens == 0)
        answer = _Answer(service, body, request)
        if body.stream:
            return event_stream(answer.chunks(service.engine.submit(sequences), sequences))
        await service.run_to_end(request, sequences)
        return JSONResponse(answer.whole(sequences))

    return router


def _check(body: CompletionRequest) -> None:
    if body.suffix is not None:
        raise bad_request("suffix is not currently supported.", "suffix")
    if body.max_tokens == 0 and not body.echo:
        raise bad_request("max_tokens must be at least 1 unless `echo` is set.", "max_tokens")
    if body.prompt == "":
        raise bad_request("prompt must not be empty.", "prompt")
    if body.logprob_token_ids and body.echo and body.max_tokens == 0:
        raise bad_request(
            "`logprob_token_ids` is not supported when `echo=True` and `max_tokens=0`: no token is generated.",
            "logprob_token_ids",
        )
    if body.echo and body.stream:
        raise bad_request("`echo` is not available when `stream=True`.", "echo")
    if body.logprobs is not None and body.logprobs < 0:
        raise bad_request("`logprobs` must be a positive value.", "logprobs")


def _prompts(service: Service, body: CompletionRequest, *, reserve: int) -> list[list[int]]:
    given = body.prompt
    prompts: list[Any] = [given] if isinstance(given, str) or (given and isinstance(given[0], int)) else list(given)
    if not 1 <= len(prompts) <= _MAX_PROMPTS:
        raise bad_request(f"prompt must hold 1 to {_MAX_PROMPTS} prompts.", "prompt")
    encoded = []
    for prompt in prompts:
        if isinstance(prompt, str):
            prompt = service.vocabulary.encode(prompt, add_special_tokens=body.add_special_tokens, reserve=reserve)
        else:
            service.vocabulary.check_length(prompt, reserve)
        encoded.append(prompt)
    return encoded


def _params(service: Service, body: CompletionRequest, max_tokens: int) -> SamplingParams:
    exact = bool(body.logprob_token_ids) and body.logprobs is not None
    params = service.limits.check(
        body,
        max_tokens=max_tokens,
        logprobs=None if exact else body.logprobs,
        wants_logprobs=body.logprobs is not None,
    )
    if body.echo and body.logprobs is not None and params.prompt_logprobs is None:
        params = replace(params, prompt_logprobs=body.logprobs)
    return params


class _Answer:
    """Builds the response of one request, whole or in chunks."""

    def __init__(self, service: Service, body: CompletionRequest, request: Request) -> None:
        self._service = service
        self._body = body
        self._id = f"cmpl-{request.headers.get('x-request-id') or secrets.token_hex(16)}"
        self._created = int(time.time())
        self._names = TokenNames(service.vocabulary, as_ids=bool(body.return_tokens_as_token_ids))

    def whole(self, sequences: list[Sequence]) -> dict[str, Any]:
        """The answer of a request without streaming."""
        choices = [self._choice(sequence) for sequence in sequences]
        return {**self._head(), "choices": choices, "usage": self._usage(sequences)}

    async def chunks(
        self, updates: AsyncIterator[Sequence], sequences: list[Sequence]
    ) -> AsyncIterator[dict[str, Any]]:
        """The answer of a streaming request, one chunk an update."""
        sent_text = [0] * len(sequences)
        sent_tokens = [0] * len(sequences)
        async with aclosing(updates):  # type: ignore[type-var]
            async for sequence in updates:
                place = sequence.index
                text = sequence.visible_text()[sent_text[place] :]
                if not text and not sequence.is_finished:
                    continue
                entries = list(zip(sequence.generated, sequence.logprobs, strict=True))[sent_tokens[place] :]
                choice: dict[str, Any] = {
                    "index": place,
                    "text": text,
                    "logprobs": completion_logprobs(entries, self._names, offset=sent_text[place])
                    if self._body.logprobs is not None
                    else None,
                    "finish_reason": sequence.finish_reason,
                    "stop_reason": sequence.stop_reason,
                }
                sent_text[place] += len(text)
                sent_tokens[place] = len(sequence.generated)
                yield {**self._head(), "choices": [choice]}
        options = self._body.stream_options
        if options is not None and options.include_usage:
            yield {**self._head(), "choices": [], "usage": self._usage(sequences)}

    def _choice(self, sequence: Sequence) -> dict[str, Any]:
        vocabulary = self._service.vocabulary
        prompt_text = vocabulary.decode_prompt(sequence.prompt) if self._body.echo else ""
        logprobs = None
        if self._body.logprobs is not None:
            entries = list(zip(sequence.generated, sequence.logprobs, strict=True))
            if self._body.echo:
                entries = [*zip(sequence.prompt, sequence.prompt_logprobs or [], strict=True), *entries]
            logprobs = completion_logprobs(entries, self._names)
        choice: dict[str, Any] = {
            "index": sequence.index,
            "text": prompt_text + sequence.text,
            "logprobs": logprobs,
            "finish_reason": sequence.finish_reason,
            "stop_reason": sequence.stop_reason,
            "prompt_logprobs": prompt_logprobs(sequence.prompt_logprobs, vocabulary)
            if self._body.prompt_logprobs is not None
            else None,
        }
        if self._body.return_token_ids:
            choice |= {"token_ids": sequence.generated, "prompt_token_ids": sequence.prompt}
        return choice

    def _head(self) -> dict[str, Any]:
        model = self._body.model or self._service.name
        return {"id": self._id, "object": "text_completion", "created": self._created, "model": model}

    def _usage(self, sequences: list[Sequence]) -> dict[str, Any]:
        draws = sequences[0].params.n
        prompts = sum(len(sequence.prompt) for sequence in sequences[::draws])
        return usage(prompts, sum(len(sequence.generated) for sequence in sequences))
