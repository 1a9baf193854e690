import { row } from '../table.mjs';

const METRICS = ['nominal', 'ordinal', 'interval'];

/** Krippendorff's α, with its bootstrap interval, of a million labels of 200,000 units by 2,000 people, on one core. */
export default async function measureAgreement({ step, repeated, scale }) {
  const units = Math.round(200_000 * scale);
  const { alpha } = await repeated({
    alpha: () => step('agreement.mjs', { units, labelsPerUnit: 5, people: 2_000, metrics: METRICS }),
  });
  const labels = (5 * units).toLocaleString('en');
  return [
    ...METRICS.map((metric) =>
      row(`α (${metric}) of ${labels} labels, 1,000 resamples`, alpha[metric], 's', 2, {
        atMost: true,
        note: `${Math.round(alpha[metric] / alpha.passSeconds)} × a single pass over the same arrays`,
      }),
    ),
    row('a single pass over the same arrays', alpha.passSeconds * 1000, 'ms'),
  ];
}
