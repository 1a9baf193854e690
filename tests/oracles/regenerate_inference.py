"""Writes golden/inference.json: tests, intervals and powers as SciPy and statsmodels compute them.

python3 -m venv /tmp/oracles && /tmp/oracles/bin/pip install -r tests/oracles/requirements.txt
/tmp/oracles/bin/python tests/oracles/regenerate_inference.py
"""

import json
from itertools import product
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import SquareTable, mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower
from statsmodels.stats.proportion import power_proportions_2indep, proportion_confint

GOLDEN = Path(__file__).parent / "golden"
SEED = 20260402


def distributions() -> dict:
    """Upper tails and the noncentral t."""
    return {
        "chiSquare": [
            [x, df, float(stats.chi2.sf(x, df))]
            for x, df in product((0.01, 0.5, 1, 3.84, 9.5, 40, 150), (1, 2, 3.5, 4, 10, 60))
        ],
        "noncentralT": [
            [t, df, delta, float(stats.nct.cdf(t, df, delta))]
            for t, df, delta in product((-2.5, 0, 0.7, 1.98, 4), (1, 3, 12, 200), (-1.5, 0, 0.4, 2.8, 6))
        ],
    }


def bootstrap(random: np.random.Generator) -> dict:
    """SciPy's own resamples, so that the limits can be compared without sharing a generator."""
    values = np.round(random.exponential(2, size=25), 6)

    def spread(sample: np.ndarray, axis: int = -1) -> np.ndarray:
        return np.std(sample, axis=axis, ddof=1) / np.mean(sample, axis=axis)

    result = stats.bootstrap(
        (values,), spread, n_resamples=999, method="BCa", rng=np.random.default_rng(SEED), vectorized=True
    )
    return {
        "value": float(spread(values)),
        "resamples": np.sort(result.bootstrap_distribution).tolist(),
        "without": [float(spread(np.delete(values, place))) for place in range(len(values))],
        "low": float(result.confidence_interval.low),
        "high": float(result.confidence_interval.high),
        "level": 0.95,
    }


def permutation(random: np.random.Generator) -> dict:
    """All permutations; |distance| and its upper tail, which is the two-sided p compared with."""
    first = np.round(random.normal(0.9, 1, size=6), 3)
    second = np.round(random.normal(0, 1, size=7), 3)
    before, after = np.round(random.normal(0, 1, size=(2, 9)), 3)
    after = np.round(after + 0.8, 3)

    def mean_distance(left: np.ndarray, right: np.ndarray) -> float:
        return abs(np.mean(left) - np.mean(right))

    def median_distance(left: np.ndarray, right: np.ndarray) -> float:
        return abs(np.median(left) - np.median(right))

    def p_value(data: tuple, statistic: object, kind: str) -> float:
        result = stats.permutation_test(
            data, statistic, permutation_type=kind, n_resamples=np.inf, alternative="greater", vectorized=False
        )
        return float(result.pvalue)

    return {
        "first": first.tolist(),
        "second": second.tolist(),
        "mean": p_value((first, second), mean_distance, "independent"),
        "median": p_value((first, second), median_distance, "independent"),
        "before": before.tolist(),
        "after": after.tolist(),
        "pairedMean": p_value((before, after), mean_distance, "samples"),
        "pairedMedian": p_value((before, after), median_distance, "samples"),
    }


def mcnemars() -> list[dict]:
    """Exact and corrected from statsmodels; mid-p from the binomial distribution."""
    found = []
    for b, c in ((1, 0), (2, 9), (10, 3), (25, 40), (150, 205), (1200, 1300)):
        table = [[50, b], [c, 60]]
        corrected = mcnemar(table, exact=False, correction=True)
        fewer = min(b, c)
        found.append(
            {
                "onlyFirst": b,
                "onlySecond": c,
                "exact": float(mcnemar(table, exact=True).pvalue),
                "midP": float(2 * stats.binom.cdf(fewer, b + c, 0.5) - stats.binom.pmf(fewer, b + c, 0.5)),
                "statistic": float(corrected.statistic),
                "pValue": float(corrected.pvalue),
            }
        )
    return found


def squares(random: np.random.Generator) -> list[dict]:
    """Square tables of several sizes, all their categories connected."""
    found = []
    for size in (2, 3, 5):
        counts = random.integers(3, 40, size=(size, size))
        counts[np.diag_indices(size)] += 60
        table = SquareTable(counts, shift_zeros=False)
        homogeneity, symmetry = table.homogeneity(method="stuart_maxwell"), table.symmetry(method="bowker")
        found.append(
            {
                "table": counts.tolist(),
                "stuartMaxwell": [float(homogeneity.statistic), int(homogeneity.df), float(homogeneity.pvalue)],
                "bowker": [float(symmetry.statistic), int(symmetry.df), float(symmetry.pvalue)],
            }
        )
    return found


def deficient() -> dict:
    """Two groups of categories that no pair crosses, and one nobody changed from or to, by the pseudo-inverse."""
    table = np.array(
        [[20, 7, 0, 0, 0], [2, 30, 0, 0, 0], [0, 0, 15, 9, 0], [0, 0, 4, 11, 0], [0, 0, 0, 0, 8]], dtype=float
    )
    gains = table.sum(axis=1) - table.sum(axis=0)
    variance = -(table + table.T)
    np.fill_diagonal(variance, table.sum(axis=1) + table.sum(axis=0) - 2 * np.diag(table))
    statistic = float(gains @ np.linalg.pinv(variance) @ gains)
    df = int(np.linalg.matrix_rank(variance))
    return {"table": table.tolist(), "stuartMaxwell": [statistic, df, float(stats.chi2.sf(statistic, df))]}


def corrections(random: np.random.Generator) -> dict:
    """Holm and Benjamini-Hochberg of some small and some large p-values, one of them twice."""
    p_values = np.round(np.concatenate([random.beta(0.3, 8, size=8), random.uniform(size=8)]), 6)
    p_values[3] = p_values[5]
    return {
        "pValues": p_values.tolist(),
        "holm": multipletests(p_values, method="holm")[1].tolist(),
        "benjaminiHochberg": multipletests(p_values, method="fdr_bh")[1].tolist(),
    }


def mcnemar_enumerated(p10: float, p01: float, pairs: int, alpha: float = 0.05) -> float:
    """The power of McNemar's uncorrected test, over all ways the pairs can fall."""
    critical = stats.chi2.isf(alpha, 1)
    power = 0.0
    for differing in range(1, pairs + 1):
        b = np.arange(differing + 1)
        reject = (2 * b - differing) ** 2 / differing >= critical
        share = stats.binom.pmf(b, differing, p10 / (p10 + p01))[reject].sum()
        power += stats.binom.pmf(differing, pairs, p10 + p01) * share
    return float(power)


def powers() -> dict:
    """Of the paired t test, of two proportions, and of McNemar's test."""
    paired = TTestPower()
    return {
        "pairedShift": [
            [effect, clusters, alpha, float(paired.power(effect, clusters, alpha, alternative="two-sided"))]
            for effect, clusters, alpha in product((0.1, 0.3, 0.8), (5, 20, 60), (0.05, 0.01))
        ],
        "twoProportions": [
            [first, second, size, float(power_proportions_2indep(first - second, second, size).power)]
            for first, second in ((0.6, 0.5), (0.1, 0.02), (0.45, 0.4))
            for size in (40, 200, 900)
        ],
        "mcnemar": [
            [p10, p01, pairs, mcnemar_enumerated(p10, p01, pairs)]
            for p10, p01 in ((0.15, 0.05), (0.3, 0.2), (0.12, 0.1))
            for pairs in (100, 300, 600)
        ],
    }


def widths() -> list[list[float]]:
    """Of Wilson's interval, for numbers of successes that are not whole too."""
    found = []
    for share, n, level in product((0, 0.07, 0.3, 0.5), (10, 97, 1500), (0.95, 0.9)):
        low, high = proportion_confint(share * n, n, alpha=1 - level, method="wilson")
        found.append([share, n, level, float(high - low)])
    return found


def main() -> None:
    """Everything into one file."""
    random = np.random.default_rng(SEED)
    golden = {
        "seed": SEED,
        "distributions": distributions(),
        "bootstrap": bootstrap(random),
        "permutation": permutation(random),
        "mcnemar": mcnemars(),
        "squares": squares(random),
        "deficient": deficient(),
        "corrections": corrections(random),
        "powers": powers(),
        "widths": widths(),
    }
    GOLDEN.mkdir(exist_ok=True)
    (GOLDEN / "inference.json").write_text(json.dumps(golden, separators=(",", ":"), allow_nan=False) + "\n")


if __name__ == "__main__":
    main()
