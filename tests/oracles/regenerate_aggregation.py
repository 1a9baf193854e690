"""Writes golden/aggregation.json: what Crowd-Kit and independent maximisation make of synthetic labels.

    python3 -m venv /tmp/oracles && /tmp/oracles/bin/pip install -r tests/oracles/requirements.txt
    /tmp/oracles/bin/python tests/oracles/regenerate_aggregation.py

The labels are drawn from a seed. Crowd-Kit is asked for a fixed number of iterations, so that nothing hangs on when it
stops. Log-likelihoods are computed here from Crowd-Kit's parameters, because it reports a lower bound per label.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from crowdkit.aggregation import GLAD, MACE, DawidSkene, GoldMajorityVote, MajorityVote, OneCoinDawidSkene, Wawa
from scipy.optimize import minimize
from scipy.special import log_expit, logsumexp

GOLDEN = Path(__file__).parent / "golden"
SEED = 20260401
TASKS, WORKERS, LABELS, LABELS_A_TASK = 60, 12, 4, 5
FLOOR = 1e-10


def synthetic_labels() -> tuple[pd.DataFrame, np.ndarray]:
    """Tasks of unequal difficulty, workers of unequal skill, some with a lean to the right of the scale."""
    random = np.random.default_rng(SEED)
    truth = random.choice(LABELS, size=TASKS, p=[0.4, 0.3, 0.2, 0.1])
    skill = random.uniform(0.35, 0.95, size=WORKERS)
    rows = []
    for task in range(TASKS):
        for worker in random.choice(WORKERS, size=LABELS_A_TASK, replace=False):
            if random.random() < skill[worker]:
                label = truth[task]
            elif worker % 3 == 0:
                label = min(LABELS - 1, truth[task] + 1)
            else:
                label = random.integers(LABELS)
            rows.append((f"t{task:03}", f"w{worker:02}", f"l{label}"))
    data = pd.DataFrame(rows, columns=["task", "worker", "label"])
    # MACE of Crowd-Kit 1.4.2 mixes up workers (and labels) that do not first occur in ascending order.
    data = data.sort_values(["worker", "label", "task"], ignore_index=True)
    for column in ("worker", "label"):
        assert list(pd.unique(data[column])) == sorted(data[column].unique()), column
    return data, truth


def table(frame: pd.DataFrame) -> list[list[float]]:
    return frame.sort_index().sort_index(axis=1).to_numpy(dtype=float).tolist()


def column(series: pd.Series) -> list[float]:
    return series.sort_index().to_numpy(dtype=float).tolist()


def log_likelihood(data: pd.DataFrame, log_prior: pd.Series, log_errors: pd.DataFrame) -> float:
    """Of the labels, given P(label | truth) for each worker and label (rows) and truth (columns)."""
    joined = data.join(log_errors, on=["worker", "label"]).drop(columns=["worker", "label"])
    joint = joined.groupby("task").sum() + log_prior
    return float(logsumexp(joint.to_numpy(), axis=1).sum())


def votes(data: pd.DataFrame, truth: np.ndarray) -> dict:
    """Majority votes, plain and with the weights of Crowd-Kit's skills."""

    def weighted(skills: pd.Series) -> list[list[float]]:
        return table(MajorityVote().fit_predict_proba(data, skills))

    tasks = sorted(data["task"].unique())
    weights = pd.Series({worker: 1 + place for place, worker in enumerate(sorted(data["worker"].unique()))})
    gold = pd.Series({tasks[place]: f"l{truth[place]}" for place in range(20)}, name="true")
    # Both then vote with these skills; their own predict asks scikit-learn in a way that its newer versions refuse.
    golden = GoldMajorityVote().fit(data, gold).skills_
    wawa = Wawa().fit(data).skills_
    return {
        "majority": table(MajorityVote().fit_predict_proba(data)),
        "weighted": {"weights": column(weights), "posterior": weighted(weights)},
        "wawa": {"skills": column(wawa), "posterior": weighted(wawa)},
        "gold": {
            "gold": [int(truth[place]) if place < 20 else -1 for place in range(TASKS)],
            "skills": column(golden),
            "posterior": weighted(golden),
        },
    }


def dawid_skene(data: pd.DataFrame, model: type[DawidSkene]) -> dict:
    """The posteriors after some numbers of iterations; the trace is of the parameters each iteration begins with."""

    def fit(iterations: int) -> DawidSkene:
        return model(n_iter=iterations, tol=-1e9).fit(data)

    def likelihood(iterations: int) -> float:
        fitted = fit(iterations)
        return log_likelihood(data, np.log(fitted.priors_.clip(lower=FLOOR)), np.log(fitted.errors_))

    return {
        "after": [{"iterations": count, "posterior": table(fit(count).probas_)} for count in (1, 5, 30)],
        "logLikelihoodTrace": [likelihood(count) for count in range(10)],
    }


def glad(data: pd.DataFrame) -> dict:
    """At convergence: many rounds, each maximised more closely than Crowd-Kit does by default."""
    fitted = GLAD(n_iter=120, tol=-1e9, m_step_max_iter=100, m_step_tol=1e-9).fit(data)
    logits = data["worker"].map(fitted.alphas_).to_numpy() * np.exp(data["task"].map(fitted.betas_).to_numpy())
    joint = pd.DataFrame({"task": data["task"]})
    for label in sorted(data["label"].unique()):
        wrong = log_expit(-logits) - np.log(LABELS - 1)
        joint[label] = np.where(data["label"] == label, log_expit(logits), wrong)
    likelihood = logsumexp(joint.groupby("task").sum().to_numpy() - np.log(LABELS), axis=1).sum()
    parameters = np.concatenate([fitted.alphas_.to_numpy(), fitted.betas_.to_numpy()])
    prior = (-((parameters - 1) ** 2) / 2 - np.log(2 * np.pi) / 2).sum()
    return {
        "posterior": table(fitted.probas_),
        "ability": column(fitted.alphas_),
        "difficulty": column(np.exp(-fitted.betas_)),
        "logPosterior": float(likelihood + prior),
    }


def mace(data: pd.DataFrame) -> dict:
    """One start of Crowd-Kit's, and where it leads; all its restarts are the same one."""

    def fit(iterations: int, method: str = "em") -> MACE:
        return MACE(n_restarts=1, n_iter=iterations, method=method).fit(data)

    start = fit(0)
    variational = [
        {"iterations": iterations, "posterior": table(fit(iterations, "vb").probas_)} for iterations in (1, 5, 40)
    ]
    runs = []
    for iterations in (1, 5, 40):
        fitted = fit(iterations)
        errors = {
            (worker, label): {
                true: fitted.spamming_[w, 0] * fitted.thetas_[w, k] + fitted.spamming_[w, 1] * (label == true)
                for true in sorted(data["label"].unique())
            }
            for w, worker in enumerate(sorted(data["worker"].unique()))
            for k, label in enumerate(sorted(data["label"].unique()))
        }
        frame = pd.DataFrame.from_dict(errors, orient="index").rename_axis(["worker", "label"])
        prior = pd.Series(-np.log(LABELS), index=frame.columns)
        runs.append(
            {
                "iterations": iterations,
                "posterior": table(fitted.probas_),
                "guessing": fitted.spamming_[:, 0].tolist(),
                "guesses": fitted.thetas_.tolist(),
                "logLikelihood": log_likelihood(data, prior, np.log(frame)),
            }
        )
    return {
        "start": {"guessing": start.spamming_[:, 0].tolist(), "guesses": start.thetas_.tolist()},
        "after": runs,
        "variational": variational,
    }


def ordinal(data: pd.DataFrame) -> dict:
    """No library has it: the likelihood is maximised directly, by L-BFGS-B, from where everybody is fairly precise."""
    workers = sorted(data["worker"].unique())
    task = pd.factorize(data["task"], sort=True)[0]
    worker = pd.factorize(data["worker"], sort=True)[0]
    label = pd.factorize(data["label"], sort=True)[0]
    steps = np.abs(np.arange(LABELS)[:, None] - np.arange(LABELS)[None, :])

    def joint(parameters: np.ndarray) -> np.ndarray:
        precision, free = parameters[: len(workers)], np.append(parameters[len(workers) :], 0)
        logs = -precision[:, None, None] * steps[None]
        logs = logs - logsumexp(logs, axis=1, keepdims=True)
        sums = np.zeros((TASKS, LABELS))
        np.add.at(sums, task, logs[worker, label])
        return sums + free - logsumexp(free)

    start = np.concatenate([np.ones(len(workers)), np.zeros(LABELS - 1)])
    bounds = [(0, 20)] * len(workers) + [(None, None)] * (LABELS - 1)
    options = {"ftol": 1e-15, "gtol": 1e-9, "maxiter": 5000, "maxfun": 10**6}
    best = minimize(
        lambda x: -logsumexp(joint(x), axis=1).sum(), start, method="L-BFGS-B", bounds=bounds, options=options
    )
    logs = joint(best.x)
    return {
        "posterior": np.exp(logs - logsumexp(logs, axis=1, keepdims=True)).tolist(),
        "precision": best.x[: len(workers)].tolist(),
        "logLikelihood": float(-best.fun),
    }


def main() -> None:
    """Everything into one file."""
    data, truth = synthetic_labels()
    golden = {
        "seed": SEED,
        "rows": data.to_numpy().tolist(),
        "truth": truth.tolist(),
        "votes": votes(data, truth),
        "dawidSkene": dawid_skene(data, DawidSkene),
        "oneCoin": dawid_skene(data, OneCoinDawidSkene),
        "glad": glad(data),
        "mace": mace(data),
        "ordinal": ordinal(data),
    }
    GOLDEN.mkdir(exist_ok=True)
    (GOLDEN / "aggregation.json").write_text(json.dumps(golden, separators=(",", ":"), allow_nan=False) + "\n")


if __name__ == "__main__":
    main()
