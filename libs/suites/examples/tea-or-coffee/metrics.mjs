// The numbers of a run, from its scored samples: { key, value, cluster, score, data }. Unanswered samples are not among them.

export function metrics(scored) {
  return [
    meanOf(
      'leaning to tea, asked with letters',
      scored.filter(({ key }) => key.startsWith('choice-')),
    ),
    meanOf(
      'share of tea, asked openly',
      scored.filter(({ key }) => key.startsWith('open-')),
    ),
  ];
}

function meanOf(name, samples) {
  if (samples.length === 0) return { name, value: null, n: 0, reason: 'No sample was answered.' };
  const sum = samples.reduce((total, { score }) => total + score, 0);
  return { name, value: sum / samples.length, n: samples.length };
}
