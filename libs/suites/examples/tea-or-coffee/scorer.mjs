// The number of one answer. With labels, `answer` is { label, probabilities, mass }; without, what the parser returned.

export function score(sample, answer) {
  if (sample.labels.length > 0) return answer.probabilities[sample.data.tea] ?? 0;
  return answer.drink === 'tea' ? 1 : 0;
}
