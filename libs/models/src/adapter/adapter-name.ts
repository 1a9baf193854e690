/**
 * The name an adapter is served under: base, target, direction and the end of the run's id, which is its random part.
 * Slashes of a hub id become dashes, because the name also stands in URLs.
 */
export function adapterName(run: { id: string; baseModel: string; target: string; delta: number }): string {
  const base = run.baseModel.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '');
  return `${base}-${run.target}-${run.delta < 0 ? 'low' : 'high'}-${run.id.slice(-8)}`;
}
