import {
  type SweepReportContent,
  TRANSFER_SUITES,
  type TransferCell,
  type TransferSuite,
} from '@ethogram/core';
import { Alert, Typography } from '@mui/material';
import { signed } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { intervalText } from '../reports/headline.js';
import { suiteLabel } from '../runs/suite-words.js';
import { deltaText, valueLabel } from '../training-sets/value-words.js';

interface Row {
  readonly member: SweepReportContent['members'][number];
  readonly cells: Partial<Record<TransferSuite, TransferCell>>;
}

/** What each training did to the value it was meant to move. The files hold the rest. */
export function FindingsPanel({ content }: { content: SweepReportContent }) {
  const hasModels = new Set(content.members.map(({ baseModel }) => baseModel)).size > 1;
  const rows = content.members.map((member, place): Row => ({
    member,
    cells: content.transfer.find((one) => one.member === place)?.cells ?? {},
  }));
  return (
    <Panel
      title="What moved"
      hint="The change of the value that was trained, tuned minus base, with 95 % intervals: in the surveys in points of the scale, in moral judgments as support for the value in probability. The files have every other value, the controls and the methods."
    >
      {content.notice && (
        <Alert severity={content.demonstration ? 'warning' : 'info'} sx={{ mb: 2 }}>
          {content.notice}
        </Alert>
      )}
      <PlainTable<Row>
        label="What moved"
        rows={rows}
        keyOf={({ member }) =>
          `${member.baseModel} ${member.target.value} ${member.target.delta} ${member.seed}`
        }
        columns={[
          { label: 'Trained', render: ({ member }) => <Trained member={member} hasModel={hasModels} /> },
          ...TRANSFER_SUITES.map((suite) => ({
            label: suiteLabel(suite),
            isNumber: true,
            render: ({ cells }: Row) => (
              <Change cell={cells[suite]} digits={suite === 'moralJudgment' ? 3 : 2} />
            ),
          })),
        ]}
      />
    </Panel>
  );
}

function Trained({ member, hasModel }: { member: Row['member']; hasModel: boolean }) {
  const { target, seed, reportId, baseModel } = member;
  const name = `${valueLabel(target.value)} ${deltaText(target.delta)}, seed ${seed}`;
  return (
    <>
      {reportId ? (
        <RecordLink to="reports" id={reportId}>
          {name}
        </RecordLink>
      ) : (
        name
      )}
      {hasModel && (
        <Typography variant="body2" className="mono">
          {baseModel}
        </Typography>
      )}
    </>
  );
}

function Change({ cell, digits }: { cell: TransferCell | undefined; digits: number }) {
  if (!cell?.shift)
    return (
      <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
        {cell?.reason ?? '–'}
      </Typography>
    );
  return (
    <>
      {signed(cell.shift.shift, digits)}
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {intervalText(cell.shift, digits)}
      </Typography>
    </>
  );
}
