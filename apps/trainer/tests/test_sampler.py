import math

import pytest


def params(**changes):
    from ethogram_trainer.server.sampling_params import SamplingParams

    defaults = {
        "max_tokens": 4,
        "temperature": 0.0,
        "top_p": 1.0,
        "top_k": 0,
        "min_p": 0.0,
        "presence_penalty": 0.0,
        "frequency_penalty": 0.0,
        "repetition_penalty": 1.0,
        "seed": None,
        "n": 1,
        "stop": (),
        "stop_token_ids": frozenset(),
        "include_stop": False,
        "ignore_eos": False,
        "min_tokens": 0,
        "skip_special_tokens": True,
        "logit_bias": (),
        "allowed_token_ids": None,
        "choice": None,
        "logprobs": None,
        "logprob_token_ids": None,
        "prompt_logprobs": None,
    }
    return SamplingParams(**{**defaults, **changes})


def draw(logits, settings, *, seed=0, prompt=(1,), generated=(), end_ids=frozenset()):
    import torch

    from ethogram_trainer.server.sampler import sample_rows

    generator = torch.Generator().manual_seed(seed)
    row = (0, settings, list(prompt), list(generated), generator, set(end_ids))
    return sample_rows(torch.tensor([logits]), [row])[0]


LOGITS = [math.log(p) for p in (0.1, 0.2, 0.3, 0.4)]


def test_greedy_takes_the_most_likely_token():
    assert draw(LOGITS, params())[0] == 3


def test_raw_log_probabilities_ignore_masks_biases_and_temperature():
    plain = draw(LOGITS, params(logprobs=4))[1]
    settings = params(
        logprobs=4, allowed_token_ids=(0, 1), logit_bias=((0, 5.0),), temperature=3.0, repetition_penalty=2.0
    )
    token, masked = draw(LOGITS, settings)
    assert token in (0, 1)
    assert dict(masked.top) == pytest.approx(dict(plain.top))
    assert masked.logprob == pytest.approx(LOGITS[token])
    assert masked.rank == 4 - token


def test_the_sampled_token_comes_first_then_the_most_likely():
    token, reported = draw(LOGITS, params(logprobs=2, allowed_token_ids=(0,)))
    assert token == 0
    assert [other for other, _ in reported.top] == [0, 3, 2]


def test_exact_token_ids_replace_the_most_likely():
    _, reported = draw(LOGITS, params(logprob_token_ids=(1, 0)))
    assert reported.top == [
        (3, pytest.approx(math.log(0.4))),
        (1, pytest.approx(math.log(0.2))),
        (0, pytest.approx(math.log(0.1))),
    ]


def frequencies(settings, draws=2000, **context):
    counts = [0] * 4
    for seed in range(draws):
        counts[draw(LOGITS, settings, seed=seed, **context)[0]] += 1
    return [count / draws for count in counts]


def test_temperature_one_draws_from_the_model():
    # Standard error of each share is below 0.011; 0.045 is four of them.
    assert frequencies(params(temperature=1.0)) == pytest.approx([0.1, 0.2, 0.3, 0.4], abs=0.045)


@pytest.mark.parametrize(
    ("changes", "kept"),
    [({"top_k": 2}, {2, 3}), ({"top_p": 0.5}, {2, 3}), ({"top_p": 0.4}, {3}), ({"min_p": 0.6}, {2, 3})],
)
def test_truncation_keeps_the_likely_tokens(changes, kept):
    shares = frequencies(params(temperature=1.0, **changes), draws=300)
    assert {token for token, share in enumerate(shares) if share} == kept


def test_penalties_push_down_what_was_said():
    assert draw(LOGITS, params(repetition_penalty=5.0), prompt=[3])[0] == 2
    assert draw(LOGITS, params(presence_penalty=2.0), generated=[3])[0] == 2
    assert draw(LOGITS, params(frequency_penalty=0.2), generated=[3, 3])[0] == 2
    assert draw(LOGITS, params(frequency_penalty=0.1), prompt=[3, 3])[0] == 3


def test_the_end_token_waits_for_the_minimum_length():
    assert draw(LOGITS, params(min_tokens=2), end_ids={3})[0] == 2
    assert draw(LOGITS, params(min_tokens=2), generated=[0, 0], end_ids={3})[0] == 3


def test_a_choice_may_be_spelled_with_any_tokens(tiny_model):
    from transformers import AutoTokenizer

    from ethogram_trainer.server.choice_constraint import ChoiceConstraint
    from ethogram_trainer.server.vocabulary import Vocabulary

    tokenizer = AutoTokenizer.from_pretrained(tiny_model)
    vocabulary = Vocabulary(tokenizer, len(tokenizer), 256)
    constraint = ChoiceConstraint(vocabulary, ("NTA", "NAH", "é"))
    allowed, complete = constraint.allowed([])
    pieces = {tokenizer.decode([token]) for token in allowed}
    assert {"N", "NTA"} & pieces
    assert pieces <= {"N", "NT", "NTA", "NA", "NAH", "é", "\ufffd"}
    assert not complete
    n = tokenizer.convert_tokens_to_ids("N")
    after, _ = constraint.allowed([n])
    assert {tokenizer.decode([token])[0] for token in after} == {"T", "A"}
    assert constraint.allowed(tokenizer("NTA")["input_ids"]) == ([], True)
    spelled = tokenizer("é")["input_ids"]
    assert len(spelled) == 2
    assert constraint.allowed(spelled[:1]) == (spelled[1:], False)
    assert constraint.allowed(spelled) == ([], True)
