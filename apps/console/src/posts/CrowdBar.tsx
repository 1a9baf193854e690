import { VERDICT_COLORS } from '../elements/colors.js';
import { ShareBar } from '../elements/ShareBar.js';
import type { PostCore } from './post.queries.js';

/** How the verdicts in the comments are distributed. */
export function CrowdBar({ post, legend = true }: { post: PostCore; legend?: boolean }) {
  const counts = Object.entries(post.communityVerdict?.counts ?? {}).filter(
    ([verdict]) => verdict !== 'none',
  );
  if (counts.every(([, count]) => count === 0)) return <>–</>;
  return (
    <ShareBar
      label="Verdicts in the comments"
      legend={legend}
      shares={counts.map(([label, count]) => ({ label, count, color: VERDICT_COLORS[label] ?? '#888' }))}
    />
  );
}
