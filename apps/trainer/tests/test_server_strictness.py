"""vLLM's own checks of a request, one row a rule: what it refuses is refused here, with the same status and field.

Read in its request classes, sampling parameters and serving code in autumn 2026. Rules for fields that this server
refuses as a whole with 501 (tools, beam search, other constraints than choice) are checked where they come first.
"""

import pytest

CHAT, TEXT = "/v1/chat/completions", "/v1/completions"
BODIES = {
    CHAT: {"model": "tiny", "messages": [{"role": "user", "content": "Hi"}], "max_tokens": 1, "temperature": 0},
    TEXT: {"model": "tiny", "prompt": "Hi", "max_tokens": 1, "temperature": 0},
}
BOTH = (CHAT, TEXT)

RULES = [
    ("temperature is at most 2", BOTH, {"temperature": 2.1}, 400, "temperature"),
    ("temperature is not negative", BOTH, {"temperature": -0.1}, 400, "temperature"),
    ("top_p is above 0", BOTH, {"top_p": 0}, 400, "top_p"),
    ("top_p is at most 1", BOTH, {"top_p": 1.1}, 400, "top_p"),
    ("top_k is -1, 0 or more", BOTH, {"top_k": -2}, 400, "top_k"),
    ("min_p is at most 1", BOTH, {"min_p": 1.5}, 400, "min_p"),
    ("presence_penalty is at most 2", BOTH, {"presence_penalty": 2.5}, 400, "presence_penalty"),
    ("frequency_penalty is at least -2", BOTH, {"frequency_penalty": -2.5}, 400, "frequency_penalty"),
    ("repetition_penalty is above 0", BOTH, {"repetition_penalty": 0}, 400, "repetition_penalty"),
    ("n is at least 1", BOTH, {"n": 0}, 400, "n"),
    ("n is 1 at temperature 0", BOTH, {"n": 2}, 400, "n"),
    ("seed fits 64 bits", BOTH, {"seed": 2**63}, 400, "seed"),
    ("min_tokens is at most max_tokens", BOTH, {"min_tokens": 2}, 400, "min_tokens"),
    ("min_tokens is not negative", BOTH, {"min_tokens": -1}, 400, "min_tokens"),
    ("stop holds no empty string", BOTH, {"stop": ["a", ""]}, 400, "stop"),
    ("bad_words holds no empty string", BOTH, {"bad_words": [""]}, 400, "bad_words"),
    ("logit_bias names tokens by id", BOTH, {"logit_bias": {"a": 1}}, 400, "logit_bias"),
    ("allowed_token_ids are in the vocabulary", BOTH, {"allowed_token_ids": [10**6]}, 400, "allowed_token_ids"),
    ("stream_options need stream", BOTH, {"stream_options": {"include_usage": True}}, 400, "stream_options"),
    ("prompt_logprobs do not stream", BOTH, {"prompt_logprobs": 1, "stream": True}, 400, "prompt_logprobs"),
    ("prompt_logprobs are at least -1", BOTH, {"prompt_logprobs": -2}, 400, "prompt_logprobs"),
    ("prompt_logprobs are at most max_logprobs", BOTH, {"prompt_logprobs": 21}, 400, "prompt_logprobs"),
    ("one constraint, not two", BOTH, {"structured_outputs": {"choice": ["1"], "json": {}}}, 400, "structured_outputs"),
    ("one constraint, not none", BOTH, {"structured_outputs": {}}, 400, "structured_outputs"),
    ("json_schema comes with its schema", BOTH, {"response_format": {"type": "json_schema"}}, 400, "response_format"),
    ("cache_salt is not empty", BOTH, {"cache_salt": ""}, 400, "cache_salt"),
    ("cache_salt has 1024 characters at most", BOTH, {"cache_salt": "x" * 1025}, 400, "cache_salt"),
    ("priority needs priority scheduling", BOTH, {"priority": 1}, 400, "priority"),
    ("logprob_token_ids are not empty", BOTH, {"logprob_token_ids": []}, 400, "logprob_token_ids"),
    ("logprob_token_ids need logprobs", BOTH, {"logprob_token_ids": [3]}, 400, "logprob_token_ids"),
    ("top_logprobs need logprobs", [CHAT], {"top_logprobs": 2}, 400, "top_logprobs"),
    ("top_logprobs are at most max_logprobs", [CHAT], {"logprobs": True, "top_logprobs": 21}, 400, "top_logprobs"),
    (
        "top_logprobs of -1 are the whole vocabulary",
        [CHAT],
        {"logprobs": True, "top_logprobs": -1},
        400,
        "top_logprobs",
    ),
    ("top_logprobs are a number", [CHAT], {"logprobs": True, "top_logprobs": "many"}, 400, "top_logprobs"),
    ("tools are not an empty list", [CHAT], {"tools": []}, 400, "tools"),
    ("an answer has a token", [CHAT], {"max_tokens": 0}, 400, "max_tokens"),
    ("prefill or a new turn, not both", [CHAT], {"continue_final_message": True}, 400, None),
    ("suffix is refused", [TEXT], {"suffix": "."}, 400, "suffix"),
    ("a prompt is not empty", [TEXT], {"prompt": ""}, 400, "prompt"),
    ("a prompt is given", [TEXT], {"prompt": None}, 400, "prompt"),
    ("token ids are not negative", [TEXT], {"prompt": [-1]}, 400, "prompt"),
    ("token ids are in the vocabulary", [TEXT], {"prompt": [10**6]}, 400, "prompt"),
    ("logprobs are at least -1", [TEXT], {"logprobs": -2}, 400, "logprobs"),
    ("nothing is generated only to echo", [TEXT], {"max_tokens": 0}, 400, "max_tokens"),
    (
        "logprob_token_ids need a generated token",
        [TEXT],
        {"logprob_token_ids": [3], "logprobs": 1, "echo": True, "max_tokens": 0},
        400,
        "logprob_token_ids",
    ),
    ("what vLLM does and this server does not is said", BOTH, {"truncate_prompt_tokens": 4}, 501, None),
    ("a thinking budget is not ignored", BOTH, {"thinking_token_budget": 8}, 501, None),
]


@pytest.mark.parametrize(
    ("path", "changes", "status", "param"),
    [
        pytest.param(path, changes, status, param, id=f"{rule} ({path.rsplit('/', 2)[1]})")
        for rule, paths, changes, status, param in RULES
        for path in paths
    ],
)
def test_a_rule_holds(client, path, changes, status, param):
    response = client.post(path, json={**BODIES[path], **changes})
    assert response.status_code == status, response.text
    error = response.json()["error"]
    assert set(error) == {"message", "type", "param", "code"}
    assert error["code"] == status
    if param is not None:
        assert error["param"] == param


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        (CHAT, {"temperature": 2, "seed": -1, "top_k": -1, "priority": 0, "truncate_prompt_tokens": -1}),
        (CHAT, {"logprobs": True, "top_logprobs": 20, "prompt_logprobs": 20}),
        (CHAT, {"logprobs": True, "logprob_token_ids": [3, 4], "top_logprobs": 0}),
        (CHAT, {"max_completion_tokens": 2, "max_tokens": None, "an_unknown_field": {"x": 1}}),
        (CHAT, {"cache_salt": "x", "user": "somebody", "response_format": {"type": "text"}}),
        (TEXT, {"echo": True, "max_tokens": 0, "logprobs": 1}),
        (TEXT, {"prompt": [3, 4, 5], "max_tokens": None}),
    ],
)
def test_what_vllm_takes_is_taken(client, path, changes):
    response = client.post(path, json={**BODIES[path], **changes})
    assert response.status_code == 200, response.text


def test_a_prompt_is_scored_without_generating(client):
    body = {**BODIES[TEXT], "prompt": "The forest is quiet.", "echo": True, "max_tokens": 0, "logprobs": 1}
    answer = client.post(TEXT, json=body).json()
    logprobs = answer["choices"][0]["logprobs"]
    assert answer["choices"][0]["text"] == "The forest is quiet."
    assert answer["usage"]["completion_tokens"] == 0
    assert len(logprobs["token_logprobs"]) == answer["usage"]["prompt_tokens"]
    assert logprobs["token_logprobs"][0] is None
    assert all(value <= 0 for value in logprobs["token_logprobs"][1:])
