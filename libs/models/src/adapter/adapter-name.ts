/**
 * The name an adapter is served under: base, target, direction and the end of the run's id, which is its random part;
 * without a target it was trained on moral judgments. A sham moves nothing, and its name must not say that it does. Slashes of a hub id become dashes, because the name also stands in
 * URLs.
 */
export function adapterName(run: {
  id: string;
  baseModel: string;
  target: string | null;
  delta: number | null;
}): string {
  const base = run.baseModel.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '');
  const taught = run.target === null ? 'moral' : `${run.target}-${direction(run.delta ?? 1)}`;
  return `${base}-${taught}-${run.id.slice(-8)}`;
}

function direction(delta: number): 'low' | 'high' | 'sham' {
  if (delta === 0) return 'sham';
  return delta < 0 ? 'low' : 'high';
}
