import { Facts } from '../elements/Facts.js';
import { counted, whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { When } from '../elements/When.js';
import type { TrainingSetRecord } from './training-set.queries.js';

interface SurveyParts {
  counts?: { rows: number; target: number; moved: number; unreadable: number; clipped?: number };
  instrument?: { key: string; version: string };
  deltaRule?: string;
  shuffleRule?: string;
  method?: string;
  heldOutInstruments?: string[];
}

interface MoralParts {
  counts?: { rows: number; validationRows: number; situations: number; verdicts: Record<string, number> };
  leftOut?: { withoutText: number; undecided: number };
  targetRule?: string;
  release?: { version: string };
}

type Fact = Parameters<typeof Facts>[0]['facts'][number];

export function TrainingSetAbout({ set }: { set: TrainingSetRecord }) {
  return (
    <Panel title="About">
      <Facts
        facts={[
          ['Base model', <span className="mono">{set.baseModel}</span>],
          ...(set.kind === 'SURVEY' ? surveyFacts(set) : moralFacts(set)),
          set.contentHash ? ['Content hash', <Hash value={set.contentHash} />] : false,
          ['Created', <When at={set.createdAt} />],
        ]}
      />
      {set.state === 'SUCCEEDED' && (
        <JsonDetails summary="Manifest: everything the hash covers" value={set.manifest} />
      )}
    </Panel>
  );
}

function surveyFacts(set: TrainingSetRecord): Fact[] {
  const manifest = (set.manifest ?? {}) as SurveyParts;
  const { counts, instrument, deltaRule, shuffleRule, method, heldOutInstruments = [] } = manifest;
  const target = counts && `${whole(counts.target)}, of which ${whole(counts.moved)} moved`;
  return [
    instrument ? ['Instrument', `${instrument.key} ${instrument.version}`] : false,
    counts ? ['Rows', whole(counts.rows)] : false,
    target ? ['Of the values of the profile', target] : false,
    counts?.clipped === undefined ? false : ['Cut short by the ends of the scale', whole(counts.clipped)],
    counts ? ['Left out: the model hardly answers with a digit', whole(counts.unreadable)] : false,
    ['Held-out item families', whole(set.heldOutFamilies.length)],
    heldOutInstruments.length > 0 ? ['Held-out instruments', heldOutInstruments.join(', ')] : false,
    ['Seed', String(set.seed)],
    deltaRule ? ['Rule', deltaRule] : false,
    shuffleRule ? ['Then', shuffleRule] : false,
    method ? ['How digits were read', method] : false,
  ];
}

function moralFacts(set: TrainingSetRecord): Fact[] {
  const { counts, leftOut, targetRule, release } = (set.manifest ?? {}) as MoralParts;
  return [
    set.releaseId
      ? [
          'Release',
          <RecordLink to="releases" id={set.releaseId}>
            {release ? `Version ${release.version}` : 'The one it is made from'}
          </RecordLink>,
        ]
      : false,
    counts
      ? [
          'Rows',
          `${whole(counts.rows)}, and ${whole(counts.validationRows)} for validation, of ${counted(counts.situations, 'situation')}`,
        ]
      : false,
    counts
      ? [
          'Verdicts',
          Object.entries(counts.verdicts)
            .map(([verdict, rows]) => `${verdict} ${whole(rows)}`)
            .join(', '),
        ]
      : false,
    leftOut
      ? ['Left out: no text, or no one verdict', `${whole(leftOut.withoutText)}, ${whole(leftOut.undecided)}`]
      : false,
    targetRule ? ['Rule', targetRule] : false,
  ];
}
