import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import type { CollectionRunRecord } from './collection-run.queries.js';

/** Lines that could not be used: where, and why. */
export function InvalidLinesPanel({ run }: { run: CollectionRunRecord }) {
  const { invalidLines, counts } = run;
  if (invalidLines.length === 0) return null;
  const all = counts.posts.invalid + counts.comments.invalid;
  const isCut = all > invalidLines.length;
  return (
    <Panel
      title="Could not be used"
      hint={
        isCut
          ? `The first ${whole(invalidLines.length)} of ${whole(all)}. Everything else was imported.`
          : 'Everything else was imported.'
      }
    >
      <PlainTable
        label="Invalid lines"
        rows={invalidLines}
        keyOf={({ file, line }) => `${file}:${line}`}
        columns={[
          {
            label: 'Where',
            render: ({ file, line }) => (
              <span className="mono" style={{ overflowWrap: 'anywhere' }}>
                {file}:{line}
              </span>
            ),
          },
          { label: 'Why', render: ({ reason }) => reason },
        ]}
      />
    </Panel>
  );
}
