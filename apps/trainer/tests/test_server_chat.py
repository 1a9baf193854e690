import json
import math
from concurrent.futures import ThreadPoolExecutor

import pytest

DIGITS = ["1", "2", "3", "4", "5", "6"]


def ask(client, content="Do you agree? Give one number.", **changes):
    body = {
        "model": "tiny",
        "messages": [{"role": "user", "content": content}],
        "temperature": 0,
        "max_tokens": 1,
        **changes,
    }
    return client.post("/v1/chat/completions", json=body)


def answer(client, content="Do you agree? Give one number.", **changes):
    response = ask(client, content, **changes)
    assert response.status_code == 200, response.text
    return response.json()


def ids_of(client, texts):
    return [client.post("/tokenize", json={"prompt": text}).json()["tokens"][0] for text in texts]


def digit_distribution(client, model="tiny", **changes):
    body = answer(client, model=model, logprobs=True, logprob_token_ids=ids_of(client, DIGITS), **changes)
    top = body["choices"][0]["logprobs"]["content"][0]["top_logprobs"]
    return {entry["token"]: entry["logprob"] for entry in top if entry["token"] in DIGITS}


def test_answers_in_the_shape_of_the_api(client):
    body = answer(client, max_tokens=3)
    assert body["object"] == "chat.completion"
    assert body["model"] == "tiny"
    assert body["id"].startswith("chatcmpl-")
    choice = body["choices"][0]
    assert choice["message"]["role"] == "assistant"
    assert choice["finish_reason"] in ("stop", "length")
    assert choice["logprobs"] is None
    usage = body["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]


def test_top_logprobs_are_ordered_and_sum_to_less_than_one(client):
    content = answer(client, logprobs=True, top_logprobs=20)["choices"][0]["logprobs"]["content"]
    assert len(content) == 1
    top = [entry["logprob"] for entry in content[0]["top_logprobs"]]
    assert len(top) == 20
    assert top == sorted(top, reverse=True)
    assert sum(map(math.exp, top)) <= 1.0001
    assert content[0]["top_logprobs"][0]["token"] == content[0]["token"]
    assert bytes(content[0]["bytes"]).decode() == content[0]["token"]


def test_logprobs_without_a_number_report_the_sampled_token_alone(client):
    content = answer(client, logprobs=True)["choices"][0]["logprobs"]["content"]
    assert content[0]["top_logprobs"] == []


def test_log_probabilities_are_raw_under_constraints_and_give_the_digit_mass(client):
    free = digit_distribution(client)
    ids = ids_of(client, DIGITS)
    for constraint in (
        {"structured_outputs": {"choice": DIGITS}},
        {"allowed_token_ids": ids},
        {"logit_bias": {str(ids[0]): 100}},
        {"temperature": 2.0, "seed": 1, "structured_outputs": {"choice": DIGITS}},
    ):
        constrained = digit_distribution(client, **constraint)
        assert constrained == pytest.approx(free, abs=1e-4)
    mass = sum(map(math.exp, free.values()))
    assert 0 < mass < 0.9
    assert set(free) == set(DIGITS)


def test_a_choice_is_obeyed_token_by_token(client):
    for model in ("tiny", "low", "high"):
        body = answer(client, model=model, max_tokens=8, structured_outputs={"choice": ["NTA", "YTA", "INFO"]})
        assert body["choices"][0]["message"]["content"] in ("NTA", "YTA", "INFO")
        assert body["choices"][0]["finish_reason"] == "stop"


def test_allowed_token_ids_and_bias_decide_the_token(client):
    one, six = ids_of(client, ["1", "6"])
    assert answer(client, allowed_token_ids=[six])["choices"][0]["message"]["content"] == "6"
    assert answer(client, logit_bias={str(one): 100})["choices"][0]["message"]["content"] == "1"


def test_a_seed_repeats_draws_and_n_gives_different_ones(client):
    def texts(seed, n=8):
        body = answer(client, temperature=1.5, seed=seed, n=n, max_tokens=4)
        assert [choice["index"] for choice in body["choices"]] == list(range(n))
        return [choice["message"]["content"] for choice in body["choices"]]

    first = texts(7)
    assert texts(7) == first
    assert texts(8) != first
    assert len(set(first)) > 1


def test_concurrent_mixed_requests_answer_as_single_ones(client):
    jobs = [
        (model, f"Question {number}? " * (1 + number % 5)) for number in range(12) for model in ("tiny", "low", "high")
    ]

    def top(job):
        model, content = job
        body = answer(client, content, model=model, logprobs=True, top_logprobs=5)
        return {
            entry["token"]: entry["logprob"] for entry in body["choices"][0]["logprobs"]["content"][0]["top_logprobs"]
        }

    alone = [top(job) for job in jobs]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(top, jobs))
    for one, other in zip(alone, together, strict=True):
        assert other == pytest.approx(one, abs=1e-4)
    assert alone[0] != alone[1] != alone[2]


def test_stop_strings_end_the_text_and_are_left_out(client):
    whole = answer(client, max_tokens=12, ignore_eos=True)["choices"][0]["message"]["content"]
    stop = whole[3:5]
    choice = answer(client, max_tokens=12, ignore_eos=True, stop=[stop])["choices"][0]
    assert choice["message"]["content"] == whole[: whole.index(stop)]
    assert (choice["finish_reason"], choice["stop_reason"]) == ("stop", stop)
    kept = answer(client, max_tokens=12, ignore_eos=True, stop=stop, include_stop_str_in_output=True)
    assert kept["choices"][0]["message"]["content"] == whole[: whole.index(stop) + 2]


def chunks_of(response):
    lines = [line for line in response.text.split("\n\n") if line]
    assert lines[-1] == "data: [DONE]"
    return [json.loads(line.removeprefix("data: ")) for line in lines[:-1]]


def test_a_stream_adds_up_to_the_whole_answer(client):
    settings = {"max_tokens": 12, "ignore_eos": True, "logprobs": True, "top_logprobs": 1}
    whole = answer(client, **settings)
    response = ask(client, stream=True, stream_options={"include_usage": True}, **settings)
    assert response.headers["content-type"].startswith("text/event-stream")
    chunks = chunks_of(response)
    assert chunks[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    assert chunks[-1]["usage"] == whole["usage"]
    choices = [chunk["choices"][0] for chunk in chunks[1:-1]]
    assert "".join(choice["delta"]["content"] for choice in choices) == whole["choices"][0]["message"]["content"]
    tokens = [entry["token"] for choice in choices for entry in choice["logprobs"]["content"]]
    assert tokens == [entry["token"] for entry in whole["choices"][0]["logprobs"]["content"]]
    assert [choice["finish_reason"] for choice in choices] == [None] * (len(choices) - 1) + ["length"]


def test_a_stream_never_shows_part_of_a_stop_string(client):
    whole = answer(client, max_tokens=12, ignore_eos=True)["choices"][0]["message"]["content"]
    response = ask(client, stream=True, max_tokens=12, ignore_eos=True, stop=whole[3:7])
    text = "".join(chunk["choices"][0]["delta"]["content"] for chunk in chunks_of(response))
    assert text == whole[: whole.index(whole[3:7])]


def test_tokens_can_be_named_by_id(client):
    six = ids_of(client, ["6"])[0]
    body = answer(
        client, allowed_token_ids=[six], logprobs=True, return_tokens_as_token_ids=True, return_token_ids=True
    )
    assert body["choices"][0]["logprobs"]["content"][0]["token"] == f"token_id:{six}"
    assert body["choices"][0]["token_ids"] == [six]
    assert body["prompt_token_ids"][0] == 1


def test_a_prefilled_answer_is_continued(client):
    messages = [{"role": "user", "content": "Who is wrong?"}, {"role": "assistant", "content": "NT"}]
    plain = answer(client, messages=messages, continue_final_message=True, add_generation_prompt=False)
    assert plain["usage"]["prompt_tokens"] > 0
    response = ask(client, messages=messages, continue_final_message=True)
    assert response.status_code == 400


def test_parts_of_text_are_joined(client):
    parts = [{"type": "text", "text": "Do you agree?"}, {"type": "text", "text": "Yes?"}]
    joined = answer(client, "Do you agree?\nYes?", logprobs=True, top_logprobs=3)
    assert answer(client, parts, logprobs=True, top_logprobs=3)["choices"] == joined["choices"]


def test_prompt_log_probabilities_cover_the_prompt(client):
    body = answer(client, prompt_logprobs=1)
    assert len(body["prompt_logprobs"]) == body["usage"]["prompt_tokens"]
    assert body["prompt_logprobs"][0] is None
    for entry in body["prompt_logprobs"][1:]:
        own = next(iter(entry.values()))
        assert own["logprob"] <= 0
        ranks = [value["rank"] for value in entry.values()]
        assert len(set(ranks)) == len(ranks)
        assert 1 in ranks


def test_a_fine_tuned_adapter_prefers_what_it_learned(client, tiny_model, tmp_path, restored_signals):
    from test_fine_tune import write_job
    from tiny_model import SENTENCES

    from ethogram_trainer.fine_tuning.run import fine_tune

    job = write_job(tmp_path / "run", tiny_model)
    assert fine_tune(job) == 0
    path = str(tmp_path / "run" / "out" / "adapter")
    loaded = client.post("/v1/load_lora_adapter", json={"lora_name": "trained", "lora_path": path})
    assert loaded.status_code == 200, loaded.text
    question = f"{SENTENCES[0]}\n{SENTENCES[1]} Case 0."

    def mass(model):
        values = digit_distribution(client, model, messages=[{"role": "user", "content": question}])
        return math.exp(values["1"]) + math.exp(values["6"])

    assert mass("trained") > 5 * mass("tiny")
