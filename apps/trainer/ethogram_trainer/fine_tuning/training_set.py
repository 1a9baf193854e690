"""Training rows: read, tokenised and masked so that exactly the answer and its end token are learned."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ethogram_trainer.errors import RejectedError

IGNORED_LABEL = -100
"""Label of a token outside the loss, as torch's cross-entropy defines it."""


@dataclass(frozen=True)
class TrainingRow:
    """One conversational prompt and its answer, with the line it came from (counted from 1).

    The answer is a digit of a survey, which must be one token, unless ``is_free``: then it is a moral judgment, whose
    verdict, values and reasons take as many tokens as they take.
    """

    line: int
    prompt: list[dict[str, str]]
    answer: str
    is_free: bool = False
    family: str = ""
    """Rows with the same one ask the same in other words; without one in the file, a row is a family of its own."""
    source: str = "training set"

    @property
    def where(self) -> str:
        """The row as an error names it."""
        return f"Line {self.line} of the {self.source}"


@dataclass(frozen=True)
class TokenisedRow:
    """Token ids of prompt + answer + end token; ``labels`` repeats answer and end token and ignores the prompt."""

    input_ids: list[int]
    labels: list[int]
    where: str = "A row"


def read_rows(path: Path, *, name: str = "training set") -> list[TrainingRow]:
    """Read a JSON Lines file of rows; keys other than prompt, completion, kind and family are ignored.

    Args:
        path: The file.
        name: What errors call it.

    Raises:
        RejectedError: If the file is missing or empty, or a row has another shape; names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # not splitlines: JSON may hold U+2028 as it is
    except UnicodeDecodeError as error:
        raise RejectedError(f"The {name} {path} is not UTF-8: {error.reason}.") from error
    except OSError as error:
        raise RejectedError(f"The {name} {path} cannot be read: {error.strerror}.") from error
    rows = [_row(number, line, name) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise RejectedError(f"The {name} {path} has no rows.")
    return rows


def _row(number: int, line: str, name: str) -> TrainingRow:
    where = f"Line {number} of the {name}"
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RejectedError(f"{where} is not JSON: {error}.") from error
    if not isinstance(value, dict):
        raise RejectedError(f"{where} is not a JSON object.")
    prompt = _messages(value.get("prompt"), f"{where}: prompt")
    completion = _messages(value.get("completion"), f"{where}: completion")
    if len(completion) != 1 or completion[0]["role"] != "assistant":
        raise RejectedError(f"{where}: completion must be exactly one assistant message.")
    family = value.get("family")
    return TrainingRow(
        number,
        prompt,
        completion[0]["content"],
        is_free=value.get("kind") == "moral_judgment",
        family=family if isinstance(family, str) and family else f"line {number}",
        source=name,
    )


def _messages(value: Any, where: str) -> list[dict[str, str]]:
    if not isinstance(value, list) or not value:
        raise RejectedError(f"{where} must be a non-empty list of messages.")
    for message in value:
        if not isinstance(message, dict) or not all(
            isinstance(message.get(key), str) and message[key].strip() for key in ("role", "content")
        ):
            raise RejectedError(f"{where} must hold messages with a non-empty role and content.")
    return [{"role": message["role"], "content": message["content"]} for message in value]


class RowTokeniser:
    """Renders rows with the base model's chat template and checks that they can be learned as intended.

    The labels are made here and handed to TRL ready, because a template may write more after the end token
    (ChatML writes a newline) and that must not be trained.
    """

    def __init__(self, tokenizer: Any, *, max_length: int, end_token_ids: set[int]) -> None:
        self._tokenizer = tokenizer
        self._max_length = max_length
        self._end_token_ids = end_token_ids

    def tokenise(self, row: TrainingRow) -> TokenisedRow:
        """Tokenise one row.

        Returns:
            Ids of prompt + answer + end token, with labels on answer and end token only.

        Raises:
            RejectedError: If the rendered prompt is not a prefix of prompt plus answer, a survey's answer is not
                exactly one token, no end token follows it, or the row is longer than the maximum length.
        """
        where = row.where
        prompt_text, full_text = self._render(row, where)
        if not full_text.startswith(prompt_text):
            raise RejectedError(f"{where}: the chat template changes the prompt once the answer is added.")
        prompt, full = self._ids(prompt_text), self._ids(full_text)
        if full[: len(prompt)] != prompt:
            raise RejectedError(f"{where}: the tokens of the prompt change once the answer is added.")
        rest = full[len(prompt) :]
        end = next((place for place, token in enumerate(rest) if token in self._end_token_ids), None)
        if end is None:
            raise RejectedError(f"{where}: the chat template does not end the answer with an end token.")
        if end == 0 or (end != 1 and not row.is_free):
            tokens = " ".join(self._tokenizer.convert_ids_to_tokens(rest[:end]))
            raise RejectedError(
                f"{where}: the answer {row.answer!r} must be exactly one token, but it is {end} ({tokens})."
            )
        if self._tokenizer.decode(rest[:end]).strip() != row.answer.strip():
            raise RejectedError(f"{where}: the chat template does not write the answer {row.answer!r} as it is.")
        if self._tokenizer.decode(rest[end + 1 :], skip_special_tokens=True).strip():
            raise RejectedError(f"{where}: the chat template writes text after the end token.")
        answer_and_end = rest[: end + 1]
        length = len(prompt) + len(answer_and_end)
        if length > self._max_length:
            raise RejectedError(f"{where} has {length} tokens, more than the maximum length {self._max_length}.")
        return TokenisedRow(prompt + answer_and_end, [IGNORED_LABEL] * len(prompt) + answer_and_end, where)

    def _render(self, row: TrainingRow, where: str) -> tuple[str, str]:
        from jinja2 import TemplateError

        answer = {"role": "assistant", "content": row.answer}
        render = self._tokenizer.apply_chat_template
        try:
            # enable_thinking=False is what the evaluation sends too; templates without the switch ignore it.
            prompt = render(row.prompt, tokenize=False, add_generation_prompt=True, enable_thinking=False)
            full = render([*row.prompt, answer], tokenize=False, enable_thinking=False)
        except (TemplateError, ValueError) as error:
            raise RejectedError(f"{where}: the chat template refuses it: {error}.") from error
        return str(prompt), str(full)

    def _ids(self, text: str) -> list[int]:
        # The template writes the special tokens itself, so the tokenizer must not add them again.
        ids: list[int] = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids


def check_label_mask(labels: list[list[int]], rows: list[TokenisedRow]) -> None:
    """Check a collated batch: every row trains exactly its answer and its end token.

    Args:
        labels: Labels of the batch, [batch, time], as the data collator made them.
        rows: The rows of the batch in the same order.

    Raises:
        RejectedError: If any row trains other tokens.
    """
    for trained, row in zip(labels, rows, strict=True):
        answer_and_end = [label for label in row.labels if label != IGNORED_LABEL]
        if [label for label in trained if label != IGNORED_LABEL] != answer_and_end:
            raise RejectedError(f"{row.where}: the loss mask does not cover exactly the answer and the end token.")
