import type { ReleaseInstrument, LeftOut, ReleasePermissions } from './release-manifest.js';
import type { DraftRow } from './release-content.js';

/** The current judgments of a study at one moment, as rows. */
export interface StudySnapshot {
  readonly drafts: DraftRow[];
  readonly leftOut: LeftOut;
  readonly permissions: ReleasePermissions;
  readonly instrument: ReleaseInstrument | null;
}
