import { Button, Typography } from '@mui/material';
import { counted, whole } from '../../elements/format.js';
import { May } from '../../elements/May.js';
import { Panel } from '../../elements/Panel.js';
import { PlainTable } from '../../elements/PlainTable.js';
import { useAction } from '../../elements/useAction.js';
import { expectedInWords } from './expected-words.js';
import { MarkGold } from './MarkGold.js';
import { MarkSurveyGold } from './MarkSurveyGold.js';
import { type GoldRecord, unmarkGold } from './quality.queries.js';

interface GoldPanelProps {
  readonly studyId: string;
  readonly kind: string;
  readonly golds: readonly GoldRecord[];
  readonly onChanged: () => void;
}

const KINDS = { HIDDEN: 'Hidden gold', ATTENTION: 'Attention check', TRAINING: 'Training' };

/** How a task is marked, by the kind of study. */
const MARKING: Partial<Record<string, typeof MarkGold>> = {
  MORAL_JUDGMENT: MarkGold,
  SURVEY: MarkSurveyGold,
};

/** Tasks with a known answer. Annotators cannot tell them from others. */
export function GoldPanel({ studyId, kind, golds, onChanged }: GoldPanelProps) {
  const Mark = MARKING[kind];
  const unmark = useAction(async (taskId: string) => {
    await unmarkGold(taskId);
    onChanged();
    return 'The task is ordinary work again.';
  });
  return (
    <Panel
      title="Gold"
      hint="Everybody meets each gold task at most once, among the others. It takes as many judgments as come and is no part of the progress."
      actions={
        Mark && (
          <May create="studies">
            <Mark studyId={studyId} onChanged={onChanged} />
          </May>
        )
      }
    >
      {golds.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>
          No task is gold. Mark one here, or promote one when you settle a disagreement.
        </Typography>
      ) : (
        <PlainTable
          label={counted(golds.length, 'gold task')}
          rows={golds}
          keyOf={({ taskId }) => taskId}
          columns={[
            { label: 'Task', isNumber: true, width: 60, render: ({ position }) => whole(position + 1) },
            { label: 'Kind', render: (gold) => KINDS[gold.kind] },
            { label: 'Right is', render: ({ expected }) => expectedInWords(expected) },
            { label: 'Because', render: ({ explanation }) => explanation || '–' },
            {
              label: 'More',
              render: ({ taskId }) => (
                <May create="studies">
                  <Button size="small" disabled={unmark.isBusy} onClick={() => void unmark.run(taskId)}>
                    Take back
                  </Button>
                </May>
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
