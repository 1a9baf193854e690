"""Builds the tokenizer: byte-level BPE in which every answer the platform asks for is a single token."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from .content import VALUES, wordings
from .documents import document

SPECIAL_TOKENS = ["<|pad|>", "<|bos|>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>"]
CONTEXT_LENGTH = 512  # tokens
VOCABULARY_SIZE = 2560
CORPUS_DOCUMENTS = 6000

# The end token stands inside the generation block, so that fine-tuning learns to stop, and nothing follows it, so
# that the tokens of a prompt are a prefix of the tokens of prompt and answer.
CHAT_TEMPLATE = (
    "{{ bos_token }}{% for m in messages %}{% if m['role'] == 'assistant' %}<|assistant|>"
    "{% generation %}{{ m['content'] }}<|end|>{% endgeneration %}"
    "{% else %}{{ '<|' + m['role'] + '|>' + m['content'] + '<|end|>' }}{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)


def single_token_answers() -> list[str]:
    """The words that must be one token each: digits, verdicts, the letters A-E and the persona tags."""
    texts = wordings()
    tags = [tag for tag, _ in VALUES.values()]
    return [*texts["survey"]["labels"], *texts["moralJudgment"]["labels"], *"ABCDE", *tags]


def _corpus() -> Iterator[str]:
    rng = random.Random(0)
    for _ in range(CORPUS_DOCUMENTS):
        doc = document(rng)
        yield doc.persona or ""
        for turn in doc.turns:
            yield turn.prompt
            yield from turn.answers
        yield from single_token_answers()


def build_tokenizer() -> PreTrainedTokenizerFast:
    """Trains the tokenizer on documents of the generator (always the same ones)."""
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    bpe.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY_SIZE,
        special_tokens=SPECIAL_TOKENS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    bpe.train_from_iterator(_corpus(), trainer)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=bpe,
        bos_token="<|bos|>",
        eos_token="<|end|>",
        pad_token="<|pad|>",
        additional_special_tokens=SPECIAL_TOKENS[3:],
        model_max_length=CONTEXT_LENGTH,
        padding_side="left",
    )
    tokenizer.chat_template = CHAT_TEMPLATE
    split = [a for a in single_token_answers() if len(tokenizer.encode(a, add_special_tokens=False)) != 1]
    if split:
        raise ValueError(f"These answers are not single tokens: {', '.join(split)}.")
    return tokenizer
