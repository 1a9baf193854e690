"""Writes golden/agreement.json: what other people's software makes of synthetic judgments and answers.

    python3 -m venv /tmp/oracles && /tmp/oracles/bin/pip install -r tests/oracles/requirements.txt
    /tmp/oracles/bin/python tests/oracles/regenerate_agreement.py

All data are drawn from a seed. Where no package has a coefficient (Gwet's with missing judgments, unitizing alpha, an
unbalanced ICC) it is worked out here from the paper by another way than the platform's: pair by pair, place by place.
Where a package rounds, the exact number is worked out with SciPy and checked against the package to its digits.
"""

import itertools
import json
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd
import pingouin
from scipy import stats
from scipy.optimize import least_squares
from sklearn.metrics import cohen_kappa_score
from statsmodels.formula.api import ols
from statsmodels.multivariate.factor import Factor
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

GOLDEN = Path(__file__).parent / "golden"
SEED = 20261121
NAMES = ["achievement", "benevolence", "face", "hedonism", "tradition"]


def ratings(random: np.random.Generator, units: int, coders: int, missing: float) -> np.ndarray:
    """Ratings from 1 to 5 around a truth; NaN where a coder did not judge."""
    truth = random.choice([1, 2, 3, 4, 5], size=units, p=[0.1, 0.2, 0.3, 0.3, 0.1])
    table = np.clip(truth[:, None] + random.choice([-1, 0, 0, 0, 1, 2], size=(units, coders)), 1, 5).astype(float)
    table[random.random((units, coders)) < missing] = np.nan
    return table


def nullable(table: np.ndarray) -> list[list[float | None]]:
    return [[None if np.isnan(cell) else float(cell) for cell in row] for row in table]


def alphas(table: np.ndarray) -> dict[str, float]:
    return {
        metric: float(krippendorff.alpha(reliability_data=table.T, level_of_measurement=metric))
        for metric in ("nominal", "ordinal", "interval", "ratio")
    }


def masi(left: frozenset[str], right: frozenset[str]) -> float:
    if left == right:
        return 0.0
    if not left & right:
        return 1.0
    monotone = 2 / 3 if left <= right or right <= left else 1 / 3
    return 1 - len(left & right) / len(left | right) * monotone


def masi_alpha(rows: list[list[frozenset[str] | None]]) -> float:
    domain = sorted({cell for row in rows for cell in row if cell is not None}, key=sorted)
    counts = np.array([[row.count(value) for value in domain] for row in rows])
    distances = np.array([[masi(a, b) for b in domain] for a in domain])

    def metric(v1, v2, i1, i2, n_v, dtype=np.float64):  # noqa: ANN001, ANN202, ARG001
        return distances[np.asarray(i1, dtype=int), np.asarray(i2, dtype=int)]

    return float(
        krippendorff.alpha(
            value_counts=counts, value_domain=np.arange(len(domain)), level_of_measurement=metric
        )
    )


def bootstrap_alpha(table: np.ndarray, random: np.random.Generator) -> list[float]:
    """Units drawn with replacement, those with two labels or more; the middle 95 %."""
    pairable = table[(~np.isnan(table)).sum(axis=1) > 1]
    drawn = [
        krippendorff.alpha(
            reliability_data=pairable[random.integers(len(pairable), size=len(pairable))].T,
            level_of_measurement="ordinal",
        )
        for _ in range(4000)
    ]
    return [float(quantile) for quantile in np.quantile(drawn, [0.025, 0.975])]


def gwet(table: np.ndarray, weights: np.ndarray, values: list[int]) -> dict[str, float]:
    """Pair by pair; weights over `values`. Gwet 2014, chapters 2 and 5."""
    rows = [[values.index(int(cell)) for cell in row if not np.isnan(cell)] for row in table]
    rows = [row for row in rows if row]
    agreement = [
        np.mean([weights[a, b] for a, b in itertools.permutations(row, 2)]) for row in rows if len(row) > 1
    ]
    observed = float(np.mean(agreement))
    shares = np.mean([np.bincount(row, minlength=len(values)) / len(row) for row in rows], axis=0)
    count = len(values)
    chance = float(weights.sum() * (shares * (1 - shares)).sum() / (count * (count - 1)))
    chance_fleiss = float((shares**2).sum())
    return {
        "observed": observed,
        "ac": (observed - chance) / (1 - chance),
        "fleiss": (observed - chance_fleiss) / (1 - chance_fleiss),
    }


def two_coders(table: np.ndarray) -> dict[str, float]:
    both = table[~np.isnan(table[:, 0]) & ~np.isnan(table[:, 1])][:, :2].astype(int)
    return {
        name: float(cohen_kappa_score(both[:, 0], both[:, 1], weights=weights, labels=[1, 2, 3, 4, 5]))
        for name, weights in (("identity", None), ("linear", "linear"), ("quadratic", "quadratic"))
    }


def iccs(table: np.ndarray) -> dict[str, list[float]]:
    """Value, low and high of the six forms, from the mean squares of a linear model; values checked with pingouin."""
    units, coders = table.shape
    long = pd.DataFrame(
        [(str(unit), str(coder), table[unit, coder]) for unit in range(units) for coder in range(coders)],
        columns=["unit", "coder", "rating"],
    )
    squares = anova_lm(ols("rating ~ C(unit) + C(coder)", long).fit())["mean_sq"]
    msr, msc, mse = squares["C(unit)"], squares["C(coder)"], squares["Residual"]
    msw = anova_lm(ols("rating ~ C(unit)", long).fit())["mean_sq"]["Residual"]
    f1, f3 = msr / msw, msr / mse
    low1, high1 = interval_of_f(f1, units - 1, units * (coders - 1))
    low3, high3 = interval_of_f(f3, units - 1, (units - 1) * (coders - 1))
    icc2 = (msr - mse) / (msr + (coders - 1) * mse + coders * (msc - mse) / units)
    fj = msc / mse
    top = (coders - 1) * (units - 1) * (coders * icc2 * fj + units * (1 + (coders - 1) * icc2) - coders * icc2) ** 2
    bottom = (units - 1) * coders**2 * icc2**2 * fj**2 + (units * (1 + (coders - 1) * icc2) - coders * icc2) ** 2
    df = top / bottom
    upper, lower = stats.f.ppf(0.975, units - 1, df), stats.f.ppf(0.975, df, units - 1)
    noise = coders * msc + (coders * units - coders - units) * mse
    low2 = units * (msr - upper * mse) / (upper * noise + units * msr)
    high2 = units * (lower * msr - mse) / (noise + units * lower * msr)
    mean2 = (msr - mse) / (msr + (msc - mse) / units)

    def of_ratio(f: float) -> float:
        return (f - 1) / (f + coders - 1)

    def mean_of(rho: float) -> float:
        return coders * rho / (1 + (coders - 1) * rho)

    found = {
        "1": [of_ratio(f1), of_ratio(low1), of_ratio(high1)],
        "1k": [1 - 1 / f1, 1 - 1 / low1, 1 - 1 / high1],
        "2": [icc2, low2, high2],
        "2k": [mean2, mean_of(low2), mean_of(high2)],
        "3": [of_ratio(f3), of_ratio(low3), of_ratio(high3)],
        "3k": [1 - 1 / f3, 1 - 1 / low3, 1 - 1 / high3],
    }
    theirs = pingouin.intraclass_corr(data=long, targets="unit", raters="coder", ratings="rating")
    # Theirs are in the order single, then mean.
    for form, (_, row) in zip(["1", "2", "3", "1k", "2k", "3k"], theirs.iterrows(), strict=True):
        numbers = found[form]
        interval = row[[name for name in theirs.columns if name.startswith("CI95")][0]]
        assert abs(numbers[0] - row["ICC"]) < 1e-9, (form, numbers, row["ICC"])
        assert np.allclose(numbers[1:], interval, atol=0.0051), (form, numbers, interval)
    return {form: [float(number) for number in numbers] for form, numbers in found.items()}


def interval_of_f(f: float, df1: float, df2: float) -> tuple[float, float]:
    return f / stats.f.ppf(0.975, df1, df2), f * stats.f.ppf(0.975, df2, df1)


def unbalanced_icc(table: np.ndarray) -> float:
    long = pd.DataFrame(
        [
            (str(unit), rating)
            for unit, row in enumerate(table)
            for rating in row[~np.isnan(row)]
            if (~np.isnan(row)).sum() > 1
        ],
        columns=["unit", "rating"],
    )
    squares = anova_lm(ols("rating ~ C(unit)", long).fit())["mean_sq"]
    sizes = long.groupby("unit").size()
    k = (len(long) - (sizes**2).sum() / len(long)) / (len(sizes) - 1)
    between, within = squares["C(unit)"], squares["Residual"]
    return float((between - within) / (between + (k - 1) * within))


def marked_texts(random: np.random.Generator) -> list[dict]:
    """Texts with stretches that two to four people marked near the same places, without overlap of one's own."""
    texts = []
    for _ in range(12):
        length = int(random.integers(80, 300))
        places = sorted(random.choice(np.arange(5, length - 25, 26), size=2, replace=False))
        people = []
        for _person in range(random.integers(2, 5)):
            spans = []
            for index, place in enumerate(places):
                if random.random() < 0.2:
                    continue
                start = int(place + random.integers(0, 4))
                label = str(random.choice(["verdict", "value"], p=[0.8, 0.2] if index == 0 else [0.2, 0.8]))
                spans.append({"start": start, "end": int(start + random.integers(4, 20)), "label": label})
            people.append(spans)
        texts.append({"length": length, "people": people})
    return texts


def unitizing(texts: list[dict], with_labels: bool) -> float:
    """Krippendorff et al. 2016, equations 1 to 5, by matrices of coincidences, texts added up; place by place."""
    labels = ["gap", "verdict", "value"] if with_labels else ["gap", "marked"]
    observed = np.zeros((len(labels), len(labels)))
    own = np.zeros(len(labels))
    for text in texts:
        views = []
        for spans in text["people"]:
            view = np.zeros(text["length"], dtype=int)
            for span in spans:
                kind = labels.index(span["label"]) if with_labels else 1
                view[span["start"] : span["end"]] = kind
                own[kind] += (span["end"] - span["start"]) ** 2
            own[0] += (view == 0).sum()
            views.append(view)
        for one, other in itertools.permutations(views, 2):
            for c, k in zip(one, other, strict=True):
                observed[c, k] += 1 / (len(views) - 1)
    margins = observed.sum(axis=1)
    total = margins.sum()
    expected = np.outer(margins, margins) - np.diag(own)
    expected *= total / (total**2 - own.sum())
    return float(1 - (total - np.trace(observed)) / (total - np.trace(expected)))


def scale(random: np.random.Generator, people: int) -> np.ndarray:
    """Answers from 1 to 6 to six items that share one trait, some missing."""
    trait = random.normal(size=people)
    loadings = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4])
    noise = random.normal(size=(people, 6)) * np.sqrt(1 - loadings**2)
    answers = np.clip(np.round(3.5 + 1.2 * (trait[:, None] * loadings + noise)), 1, 6)
    answers[random.random(answers.shape) < 0.03] = np.nan
    return answers


def cronbach(answers: np.ndarray) -> list[float]:
    complete = answers[~np.isnan(answers).any(axis=1)]
    alpha, rounded = pingouin.cronbach_alpha(pd.DataFrame(complete))
    people, items = complete.shape
    limits = [1 - (1 - alpha) * stats.f.ppf(p, people - 1, (people - 1) * (items - 1)) for p in (0.975, 0.025)]
    assert np.allclose(limits, rounded, atol=0.00051), (limits, rounded)
    return [float(alpha), *(float(limit) for limit in limits)]


def omega(answers: np.ndarray) -> dict[str, object]:
    """One factor by minimum residuals, with SciPy; loadings checked with iterated principal axes of statsmodels."""
    complete = answers[~np.isnan(answers).any(axis=1)]
    correlations = np.corrcoef(complete.T)
    lower = np.tril_indices_from(correlations, -1)
    fit = least_squares(
        lambda loadings: correlations[lower] - np.outer(loadings, loadings)[lower],
        np.full(len(correlations), 0.5),
        xtol=1e-15,
        ftol=1e-15,
        gtol=1e-15,
    )
    axes = Factor(corr=correlations, n_factor=1, method="pa").fit(maxiter=5000, tol=1e-12).loadings[:, 0]
    assert np.allclose(np.abs(axes), fit.x, atol=1e-5), (axes, fit.x)
    deviations = complete.std(axis=0, ddof=1)
    common = (deviations * fit.x).sum() ** 2
    return {
        "loadings": fit.x.tolist(),
        "omega": float(common / (common + (deviations**2 * (1 - fit.x**2)).sum())),
    }


def spearman_brown(answers: np.ndarray) -> float:
    """Odd against even items."""
    complete = answers[~np.isnan(answers).any(axis=1)]
    r = np.corrcoef(complete[:, ::2].sum(axis=1), complete[:, 1::2].sum(axis=1))[0, 1]
    return float(2 * r / (1 + r))


def retest(first: np.ndarray, again: np.ndarray) -> dict[str, object]:
    found = stats.pearsonr(first, again)
    interval = found.confidence_interval(0.95)
    return {
        "first": first.tolist(),
        "again": again.tolist(),
        "pearson": [float(found.statistic), float(interval.low), float(interval.high)],
        "icc": iccs(np.column_stack([first, again]))["2"],
        "kappa": float(cohen_kappa_score(first.astype(int), again.astype(int), weights="quadratic", labels=range(1, 7))),
    }


def wave(profile: np.ndarray) -> dict[str, object]:
    angles = 2 * np.pi * np.arange(len(profile)) / len(profile)
    there = ~np.isnan(profile)
    design = np.column_stack([np.ones_like(angles), np.cos(angles), np.sin(angles)])[there]
    (a, b, c), _, _, _ = np.linalg.lstsq(design, profile[there], rcond=None)
    residual = profile[there] - design @ [a, b, c]
    total = profile[there] - profile[there].mean()
    return {
        "profile": nullable(profile[None, :])[0],
        "elevation": float(a),
        "amplitude": float(np.hypot(b, c)),
        "peak": float(np.arctan2(c, b) / (2 * np.pi) * len(profile) % len(profile)),
        "rSquared": float(1 - (residual @ residual) / (total @ total)),
    }


def order_test(correlations: np.ndarray) -> dict[str, object]:
    """Hubert and Arabie 1987 by comparing every two pairs under all orders."""
    size = len(correlations)
    pairs = list(itertools.combinations(range(size), 2))

    def distance(pair: tuple[int, int]) -> int:
        steps = abs(pair[0] - pair[1])
        return min(steps, size - steps)

    predictions = [(near, far) for near in pairs for far in pairs if distance(near) < distance(far)]

    def score(order: tuple[int, ...]) -> float:
        values = {pair: correlations[order[pair[0]], order[pair[1]]] for pair in pairs}
        return float(np.mean([np.sign(values[near] - values[far]) for near, far in predictions]))

    observed = score(tuple(range(size)))
    reached = [score(order) >= observed - 1e-12 for order in itertools.permutations(range(size))]
    return {
        "correlations": correlations.tolist(),
        "correspondence": observed,
        "predictions": len(predictions),
        "pValue": float(np.mean(reached)),
    }


def main() -> None:
    random = np.random.default_rng(SEED)
    sparse = ratings(random, 60, 8, 0.6)
    complete = ratings(random, 24, 4, 0.0)
    sets = [
        [
            None if random.random() < 0.3 else frozenset(name for name in NAMES if random.random() < base)
            for _ in range(4)
        ]
        for base in random.uniform(0.1, 0.8, size=30)
    ]
    pair = ratings(random, 80, 2, 0.15)
    texts = marked_texts(random)
    answers = scale(random, 150)
    first = np.clip(np.round(random.normal(3.5, 1.3, size=40)), 1, 6)
    again = np.clip(first + random.choice([-1, 0, 0, 1, 1], size=40), 1, 6)
    values = [1, 2, 3, 4, 5]
    quadratic = 1 - (np.subtract.outer(values, values) / 4.0) ** 2
    linear = 1 - np.abs(np.subtract.outer(values, values)) / 4.0
    profile = 3 + np.cos(2 * np.pi * (np.arange(20) - 7) / 20) + random.normal(0, 0.4, size=20)
    profile[[4, 11]] = np.nan
    persons = random.normal(size=(40, 2)) @ np.array(
        [[np.cos(np.pi * j / 3) for j in range(6)], [np.sin(np.pi * j / 3) for j in range(6)]]
    ) + random.normal(0, 0.9, size=(40, 6))
    golden = {
        "sparse": nullable(sparse),
        "complete": nullable(complete),
        "sets": [[None if cell is None else sorted(cell) for cell in row] for row in sets],
        "pair": nullable(pair),
        "texts": texts,
        "answers": nullable(answers),
        "alpha": alphas(sparse),
        "alphaComplete": alphas(complete),
        "alphaOrdinalBootstrap": bootstrap_alpha(sparse, random),
        "masi": masi_alpha(sets),
        "cohen": two_coders(pair),
        "fleissComplete": float(fleiss_kappa(aggregate_raters(complete.astype(int))[0])),
        "identity": gwet(sparse, np.eye(5), values),
        "linear": gwet(sparse, linear, values),
        "quadratic": gwet(sparse, quadratic, values),
        "icc": iccs(complete),
        "iccUnbalanced": unbalanced_icc(sparse),
        "unitizing": {"any": unitizing(texts, False), "labels": unitizing(texts, True)},
        "cronbach": cronbach(answers),
        "omega": omega(answers),
        "oddEven": spearman_brown(answers),
        "retest": retest(first, again),
        "wave": wave(profile),
        "order": order_test(np.corrcoef(persons.T)),
        "fQuantiles": [
            [p, df1, df2, float(stats.f.ppf(p, df1, df2))]
            for p, df1, df2 in itertools.product([0.01, 0.5, 0.975], [1, 4.5, 60], [2, 17.3, 400])
        ],
    }
    GOLDEN.mkdir(exist_ok=True)
    (GOLDEN / "agreement.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
