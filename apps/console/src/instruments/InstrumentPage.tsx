import { Chip, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Facts } from '../elements/Facts.js';
import { counted, whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { RecordPage } from '../elements/RecordPage.js';
import { SimulatedChip, StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { languageName } from '../elements/words.js';
import { fetchStudiesOf, type InstrumentRecord } from './instrument.queries.js';
import { ItemsByValue } from './ItemsByValue.js';
import { LicenceChip } from './LicenceChip.js';
import { LicenceFacts } from './LicenceFacts.js';

export function InstrumentPage() {
  return (
    <RecordPage<InstrumentRecord>
      resource="instruments"
      titleOf={({ title, version }) => `${title} ${version}`}
      chips={(instrument) => (
        <>
          <Chip size="small" variant="outlined" label={languageName(instrument.language)} />
          <LicenceChip {...instrument} />
        </>
      )}
    >
      {(instrument) => (
        <>
          <About instrument={instrument} />
          <Panel title="Licence">
            <LicenceFacts {...instrument} />
          </Panel>
          <UsedIn id={instrument.id} />
          <ItemsByValue instrument={instrument} />
        </>
      )}
    </RecordPage>
  );
}

function About({ instrument }: { instrument: InstrumentRecord }) {
  const { scaleMin, scaleMax, scaleLabels, items, citationUrl, instructions, stem } = instrument;
  return (
    <Panel title="What it is">
      <Typography sx={{ mb: 2, maxWidth: '75ch', overflowWrap: 'anywhere' }}>
        {instrument.source}{' '}
        {citationUrl && (
          <Link href={citationUrl} target="_blank" rel="noreferrer noopener">
            {citationUrl}
          </Link>
        )}
      </Typography>
      <Facts
        facts={[
          ['Key', <span className="mono">{instrument.key}</span>],
          ['Items', `${whole(items.length)} in ${counted(familiesOf(instrument), 'family', 'families')}`],
          ['Scale', `${scaleMin} (${scaleLabels[0]}) to ${scaleMax} (${scaleLabels.at(-1)})`],
          ['Scores are read', instrument.centre === 'mrat' ? 'less the mean of all items' : 'as they are'],
          ['Installed', <When at={instrument.createdAt} />],
          ['Content', <Hash value={instrument.contentHash} />],
        ]}
      />
      {instructions && <Said name="Instructions" text={instructions} />}
      {stem && <Said name="Before each item" text={stem} />}
    </Panel>
  );
}

function Said({ name, text }: { name: string; text: string }) {
  return (
    <>
      <Typography sx={{ color: 'text.secondary', fontSize: 13, mt: 2 }}>{name}</Typography>
      <Typography dir="auto" sx={{ whiteSpace: 'pre-wrap', maxWidth: '75ch' }}>
        {text}
      </Typography>
    </>
  );
}

function familiesOf({ items }: InstrumentRecord): number {
  return new Set(items.map(({ family }) => family)).size;
}

function UsedIn({ id }: { id: string }) {
  const { data } = useQuery({ queryKey: ['instrument-studies', id], queryFn: () => fetchStudiesOf(id) });
  if (!data) return null;
  return (
    <Panel title="Used in" hint={data.total === 0 ? 'No study asks it yet.' : undefined}>
      {data.items.map(({ id: studyId, name, state, simulated, wordingVariant }) => (
        <Typography key={studyId} component="div" sx={{ mb: 0.75, overflowWrap: 'anywhere' }}>
          <RecordLink to="studies" id={studyId}>
            {name}
          </RecordLink>{' '}
          <StateChip state={state} /> {simulated && <SimulatedChip />}
          {wordingVariant !== 'NEUTRAL' && ` in its ${wordingVariant.toLowerCase()} wordings`}
        </Typography>
      ))}
      {data.total > data.items.length && `and ${counted(data.total - data.items.length, 'more', 'more')}`}
    </Panel>
  );
}
