import type { ReleaseRowContent } from './release-content.js';
import type { ReleaseManifest } from './release-manifest.js';

/** What a dry run found: the release as it would be, of which nothing was stored. */
export type ReleasePreview = {
  manifest: ReleaseManifest;
  /** The version there is already with exactly this content. */
  sameAs: string | null;
  /** The first ones; emptied when something in them is deleted at its source. */
  rows: ReleaseRowContent[];
  /** Of the situations in `rows`. */
  scenarioIds: string[];
  /** README.md as it would be exported, Markdown. */
  card: string;
};
