"""The tokenizer as the server needs it: prompts to ids, ids to text, with the model's length limit."""

from functools import cached_property, lru_cache
from typing import Any

from ethogram_trainer.server.errors import ApiError, bad_request
from ethogram_trainer.server.schemas import Message

_TEMPLATE_KWARGS_KEPT_BACK = frozenset(
    {
        "conversation",
        "tokenize",
        "add_generation_prompt",
        "continue_final_message",
        "chat_template",
        "tools",
        "documents",
        "return_dict",
        "return_tensors",
        "return_assistant_tokens_mask",
        "tokenizer_kwargs",
        "padding",
        "truncation",
        "max_length",
    }
)
_CONTEXT_TOKENS = 5
"""Tokens of context that decide how the next one reads (a SentencePiece space, half a character)."""


class Vocabulary:
    """Wraps a Hugging Face tokenizer; safe to use from several threads one at a time."""

    def __init__(self, tokenizer: Any, size: int, max_model_len: int) -> None:
        self._tokenizer = tokenizer
        self.size = size
        """Number of logits of the model, at least the number of tokens."""
        self.max_model_len = max_model_len
        self.piece = lru_cache(maxsize=1 << 16)(self._piece)
        """Text of a single token, special tokens included."""
        self.encode_part = lru_cache(maxsize=1 << 12)(self._encode_part)
        """Ids of a piece of text in the middle of a sequence: nothing added, no length limit."""

    def render(
        self,
        messages: list[Message],
        *,
        add_generation_prompt: bool,
        continue_final_message: bool,
        template_kwargs: dict[str, Any] | None,
    ) -> str:
        """Write a conversation as the model's chat template does.

        Raises:
            ApiError: 400 if the template refuses the conversation.
        """
        from jinja2 import TemplateError

        if add_generation_prompt and continue_final_message:
            raise bad_request("Cannot set both `continue_final_message` and `add_generation_prompt` to True.")
        extra = {k: v for k, v in (template_kwargs or {}).items() if k not in _TEMPLATE_KWARGS_KEPT_BACK}
        conversation = [{"role": message.role, "content": message.text()} for message in messages]
        try:
            text = self._tokenizer.apply_chat_template(
                conversation,
                tokenize=False,
                add_generation_prompt=add_generation_prompt,
                continue_final_message=continue_final_message,
                **extra,
            )
        except (TemplateError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise bad_request(f"The chat template refuses the messages: {error}", "messages") from error
        # Template arguments may hold anything; what cannot be encoded must not reach the tokenizer.
        return str(text).encode("utf-8", "replace").decode("utf-8")

    def encode(self, text: str, *, add_special_tokens: bool, reserve: int) -> list[int]:
        """Tokenise a prompt, leaving room for ``reserve`` generated tokens.

        Text that cannot fit whatever its tokens are is refused before it is tokenised, so that a huge prompt
        costs nothing.

        Raises:
            ApiError: 400 if prompt and reserve are longer than the model's context.
        """
        fewest = -(-len(text.encode("utf-8")) // self._longest_token)
        if fewest + reserve > self.max_model_len:
            raise self._too_long(f"at least {fewest}", fewest, reserve)
        ids: list[int] = self._tokenizer(text, add_special_tokens=add_special_tokens)["input_ids"]
        self.check_length(ids, reserve)
        return ids

    def check_length(self, ids: list[int], reserve: int) -> None:
        """Check that a prompt is not empty, fits the context and holds only known tokens.

        Raises:
            ApiError: 400 otherwise.
        """
        if not ids:
            raise bad_request("The prompt must hold at least one token.", "prompt")
        if len(ids) + reserve > self.max_model_len:
            raise self._too_long(str(len(ids)), len(ids), reserve)
        self.check_ids(ids, "prompt")

    def check_ids(self, ids: list[int], param: str) -> None:
        """Check that all ids are in the vocabulary.

        Raises:
            ApiError: 400 naming the first that is not.
        """
        for token in ids:
            if not 0 <= token < self.size:
                raise bad_request(f"Token id {token} is out of vocabulary (0 to {self.size - 1}).", param)

    def decode(self, ids: list[int], *, context: list[int], skip_special_tokens: bool) -> str:
        """Text of ``ids`` as it reads after the prompt ``context``."""
        tail = context[-_CONTEXT_TOKENS:]
        before = self._tokenizer.decode(tail, skip_special_tokens=skip_special_tokens)
        both = self._tokenizer.decode(tail + ids, skip_special_tokens=skip_special_tokens)
        if both.startswith(before):
            return str(both[len(before) :])
        return str(self._tokenizer.decode(ids, skip_special_tokens=skip_special_tokens))

    def decode_prompt(self, ids: list[int]) -> str:
        """Text of a prompt, special tokens included."""
        return str(self._tokenizer.decode(ids, skip_special_tokens=False))

    def token_strings(self, ids: list[int]) -> list[str]:
        """The tokenizer's own names of tokens, for example ``Ġthe``."""
        return [str(name) for name in self._tokenizer.convert_ids_to_tokens(ids)]

    def _encode_part(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids

    def inner_piece(self, token: int) -> str:
        """Text of a token as it reads in the middle of a sentence."""
        return self._inner_pieces[token] if token < len(self._inner_pieces) else ""

    def tokens_beginning(self, text: str) -> list[int]:
        """All tokens whose text is a beginning of ``text``."""
        found = []
        for length in range(1, min(len(text), self._longest_piece) + 1):
            found += self._tokens_by_piece.get(text[:length], [])
        return found

    @cached_property
    def _tokens_by_piece(self) -> dict[str, list[int]]:
        tokens: dict[str, list[int]] = {}
        for token, piece in enumerate(self._inner_pieces):
            tokens.setdefault(piece, []).append(token)
        return tokens

    @cached_property
    def _longest_piece(self) -> int:
        return max(map(len, self._inner_pieces))

    @cached_property
    def _inner_pieces(self) -> list[str]:
        anchor = self.encode_part("a")
        before = self._tokenizer.decode(anchor)
        texts = self._tokenizer.batch_decode([[*anchor, token] for token in range(len(self._tokenizer))])
        return [text[len(before) :] if text.startswith(before) else "" for text in texts]

    @cached_property
    def _longest_token(self) -> int:
        return max(4, *(len(name.encode("utf-8")) for name in self._tokenizer.get_vocab()))

    def _piece(self, token: int) -> str:
        return str(self._tokenizer.decode([token]))

    def _too_long(self, counted: str, tokens: int, reserve: int) -> ApiError:
        return bad_request(
            f"This model's maximum context length is {self.max_model_len} tokens. However, the request asks for "
            f"{reserve} output tokens and the prompt has {counted} input tokens, a total of {tokens + reserve}. "
            "Please shorten the prompt or ask for fewer tokens.",
            "prompt",
        )
