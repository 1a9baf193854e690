"""Request bodies. Field names and defaults are vLLM's; fields not listed are ignored with a warning in the log."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

INT64_MIN, INT64_MAX = -(2**63), 2**63 - 1

Finite = Annotated[float, Field(allow_inf_nan=False)]
TokenId = Annotated[int, Field(ge=0, lt=2**31)]
Penalty = Annotated[Finite, Field(ge=-2, le=2)]


def _no_bool(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("must be a number, not true or false")
    return value


def _encodable(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError("must be valid Unicode, without lone surrogates") from error
    return text


Count = Annotated[int, BeforeValidator(_no_bool)]
Text = Annotated[str, AfterValidator(_encodable)]


class _Request(BaseModel):
    model_config = ConfigDict(extra="allow", protected_namespaces=())

    model: Text | None = None


class StreamOptions(BaseModel):
    """What a stream sends besides text."""

    include_usage: bool = False
    continuous_usage_stats: bool = False


class StructuredOutputs(BaseModel):
    """A constraint on the output; exactly one kind may be given, and only ``choice`` is implemented."""

    model_config = ConfigDict(extra="allow")

    choice: list[Annotated[Text, Field(min_length=1)]] | None = None
    json_: Annotated[Any, Field(alias="json")] = None
    regex: str | None = None
    grammar: str | None = None
    json_object: bool | None = None
    structural_tag: str | None = None

    def kinds(self) -> list[str]:
        """Names of the constraints given."""
        fields = ("choice", "json_", "regex", "grammar", "json_object", "structural_tag")
        return [name.rstrip("_") for name in fields if getattr(self, name) not in (None, False)]


class ResponseFormat(BaseModel):
    """OpenAI's way to ask for JSON."""

    model_config = ConfigDict(extra="allow")

    type: str
    json_schema: dict[str, Any] | None = None


class SamplingFields(_Request):
    """What chat and text completions share."""

    temperature: Annotated[Finite, Field(ge=0, le=2)] | None = None
    top_p: Annotated[Finite, Field(gt=0, le=1)] | None = None
    top_k: Annotated[int, Field(ge=-1)] | None = None
    min_p: Annotated[Finite, Field(ge=0, le=1)] | None = None
    presence_penalty: Penalty | None = 0.0
    frequency_penalty: Penalty | None = 0.0
    repetition_penalty: Annotated[Finite, Field(gt=0)] | None = None
    seed: Annotated[int, Field(ge=INT64_MIN, le=INT64_MAX)] | None = None
    n: Annotated[Count, Field(ge=1, le=1024)] | None = 1
    stop: Text | list[Text] | None = None
    stop_token_ids: list[TokenId] | None = None
    include_stop_str_in_output: bool = False
    ignore_eos: bool = False
    min_tokens: Annotated[Count, Field(ge=0)] = 0
    skip_special_tokens: bool = True
    logit_bias: dict[str, Finite] | None = None
    allowed_token_ids: list[TokenId] | None = None
    logprob_token_ids: Annotated[list[TokenId], Field(min_length=1)] | None = None
    prompt_logprobs: Count | None = None
    structured_outputs: StructuredOutputs | None = None
    response_format: ResponseFormat | None = None
    bad_words: list[str] | None = None
    use_beam_search: bool = False
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    return_tokens_as_token_ids: bool | None = None
    return_token_ids: bool | None = None
    user: str | None = None
    priority: Annotated[int, Field(ge=INT64_MIN, le=INT64_MAX)] = 0
    cache_salt: Annotated[str, Field(min_length=1, max_length=1024)] | None = None
    truncate_prompt_tokens: Count | None = None
    thinking_token_budget: Count | None = None


class TextPart(BaseModel):
    """A piece of a message; only text is served."""

    model_config = ConfigDict(extra="allow")

    type: Literal["text"]
    text: Text


class Message(BaseModel):
    """One turn of a conversation."""

    model_config = ConfigDict(extra="allow")

    role: Annotated[Text, Field(min_length=1, max_length=64)]
    content: Text | list[TextPart] | None = None

    def text(self) -> str:
        """The content as one string; parts are joined by newlines, as vLLM does."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class ChatFields(_Request):
    """How a conversation becomes a prompt."""

    messages: Annotated[list[Message], Field(min_length=1)]
    add_generation_prompt: bool = True
    continue_final_message: bool = False
    add_special_tokens: bool = False
    chat_template: str | None = None
    chat_template_kwargs: dict[str, Any] | None = None


class ChatCompletionRequest(SamplingFields, ChatFields):
    """POST /v1/chat/completions."""

    logprobs: bool | None = False
    top_logprobs: Count | None = 0
    max_tokens: Annotated[Count, Field(ge=1)] | None = None
    max_completion_tokens: Annotated[Count, Field(ge=1)] | None = None
    echo: bool = False
    tools: Annotated[list[dict[str, Any]], Field(min_length=1)] | None = None
    tool_choice: str | dict[str, Any] | None = None


class CompletionRequest(SamplingFields):
    """POST /v1/completions."""

    prompt: Text | list[TokenId] | list[Text] | list[list[TokenId]]
    max_tokens: Annotated[Count, Field(ge=0)] | None = 16
    logprobs: Count | None = None
    echo: bool = False
    suffix: str | None = None
    add_special_tokens: bool = True


class TokenizeRequest(_Request):
    """POST /tokenize: either ``prompt`` or ``messages``."""

    prompt: Text | None = None
    messages: list[Message] | None = None
    add_special_tokens: bool | None = None
    add_generation_prompt: bool = True
    continue_final_message: bool = False
    return_token_strs: bool | None = False
    chat_template: str | None = None
    chat_template_kwargs: dict[str, Any] | None = None


class DetokenizeRequest(_Request):
    """POST /detokenize."""

    tokens: list[TokenId]


class LoadLoraAdapterRequest(BaseModel):
    """POST /v1/load_lora_adapter; missing fields are answered in the route, with vLLM's error type."""

    lora_name: Text | None = None
    lora_path: Text | None = None
    load_inplace: bool = False


class UnloadLoraAdapterRequest(BaseModel):
    """POST /v1/unload_lora_adapter."""

    lora_name: Text | None = None
    lora_int_id: int | None = None
