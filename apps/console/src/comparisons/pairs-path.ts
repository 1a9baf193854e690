/** Where the samples of two runs are shown side by side. */
export function pairsPath({ base, tuned, value }: { base: string; tuned: string; value?: string }): string {
  return `/sample-pairs?${new URLSearchParams({ base, tuned, ...(value ? { value } : {}) }).toString()}`;
}
