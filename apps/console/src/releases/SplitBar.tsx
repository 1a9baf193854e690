import { SPLIT_COLORS } from '../elements/colors.js';
import { ShareBar } from '../elements/ShareBar.js';
import type { ReleaseLine } from './release.queries.js';

export function SplitBar({ counts, legend = true }: { counts: ReleaseLine['counts']; legend?: boolean }) {
  return (
    <ShareBar
      label="Rows by split"
      legend={legend}
      shares={counts.map(({ split, rows }) => ({
        label: split.toLowerCase(),
        count: rows,
        color: SPLIT_COLORS[split] ?? '#888',
      }))}
    />
  );
}
