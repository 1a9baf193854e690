import { Typography } from '@mui/material';
import { duration, percent, plain, whole } from '../../elements/format.js';
import { May } from '../../elements/May.js';
import { Panel } from '../../elements/Panel.js';
import { type PlainColumn, PlainTable } from '../../elements/PlainTable.js';
import { RecordLink } from '../../elements/RecordLink.js';
import { When } from '../../elements/When.js';
import { PersonMenu } from './PersonMenu.js';
import type { PersonQuality, StudyQuality } from './quality.queries.js';

interface PeopleQualityPanelProps {
  readonly studyId: string;
  readonly quality: StudyQuality;
  readonly onChanged: () => void;
}

/** What each person did, and what can be done about it. */
export function PeopleQualityPanel({ studyId, quality, onChanged }: PeopleQualityPanelProps) {
  const { people, settings } = quality;
  const isRated = people.some(({ straightLined }) => straightLined !== null);
  const columns: PlainColumn<PersonQuality>[] = [
    { label: 'Person', render: (row) => <Who row={row} /> },
    {
      label: 'More',
      render: (row) => (
        <May create="studies">
          <PersonMenu studyId={studyId} row={row} onChanged={onChanged} />
        </May>
      ),
    },
    { label: 'Judgments', isNumber: true, render: ({ judgments }) => whole(judgments) },
    {
      label: 'Gold right',
      isNumber: true,
      render: ({ gold }) => (gold.share === null ? '–' : `${percent(gold.share)} of ${gold.answered}`),
    },
    {
      label: 'Median time',
      isNumber: true,
      render: ({ medianSeconds: s }) => (s === null ? '–' : duration(s)),
    },
    {
      label: 'An hour',
      isNumber: true,
      render: ({ perHour }) => (perHour === null ? '–' : plain(perHour, 0)),
    },
    ...(settings.pay
      ? [
          {
            label: `${settings.pay.currency} an hour`,
            isNumber: true,
            render: ({ payPerHour }: PersonQuality) => (payPerHour === null ? '–' : plain(payPerHour)),
          },
        ]
      : []),
    ...(isRated
      ? [
          {
            label: 'One rating throughout',
            isNumber: true,
            render: ({ straightLined }: PersonQuality) => whole(straightLined ?? 0),
          },
        ]
      : []),
    { label: 'Skips', isNumber: true, render: ({ skips }) => whole(skips) },
    { label: 'Holds', isNumber: true, render: ({ held }) => whole(held) },
    { label: 'Last', render: ({ lastAt }) => <When at={lastAt} otherwise="not yet" /> },
  ];
  return (
    <Panel
      title="People"
      hint="Times are times on screen. An hour: judgments for each hour on screen. One rating throughout: batteries of four statements or more answered alike."
    >
      {people.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>Nobody is in this study yet.</Typography>
      ) : (
        <PlainTable
          label="Quality by person"
          rows={people}
          keyOf={({ person }) => person.id}
          columns={columns}
        />
      )}
    </Panel>
  );
}

const STANDINGS = { ACTIVE: '', PAUSED: 'Paused', EXCLUDED: 'Excluded' };

function Who({ row: { person, standing, reason, warnedAt, groups } }: { row: PersonQuality }) {
  const state = standing === 'ACTIVE' ? (warnedAt ? 'Below the rule' : '') : STANDINGS[standing];
  return (
    <>
      <RecordLink to="people" id={person.id}>
        {person.displayName}
      </RecordLink>
      {state && (
        <Typography variant="body2" sx={{ fontWeight: 650, color: 'warning.main' }}>
          {state}
        </Typography>
      )}
      {reason && (
        <Typography variant="body2" sx={{ color: 'text.secondary', minWidth: '18ch' }}>
          {reason}
        </Typography>
      )}
      {groups.length > 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Groups: {groups.join(', ')}
        </Typography>
      )}
    </>
  );
}
