import { Button } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyList } from '../elements/EmptyList.js';
import { counted, whole } from '../elements/format.js';
import { RecordList } from '../elements/RecordList.js';
import { languageName } from '../elements/words.js';
import type { InstrumentLine } from './instrument.queries.js';
import { LicenceChip } from './LicenceChip.js';

export function InstrumentList() {
  return (
    <RecordList<InstrumentLine>
      sort={{ field: 'title', order: 'ASC' }}
      createLabel="Import a pack"
      primary={({ title, version }) => `${title} ${version}`}
      secondary={(instrument) =>
        `${counted(instrument.items.length, 'item')} · ${counted(valuesOf(instrument), 'value')} · ${instrument.licence}`
      }
      empty={
        <EmptyList
          title="No instruments yet"
          action={
            <Button component={RouterLink} to="/instruments/create" variant="contained">
              Import a pack
            </Button>
          }
        >
          An instrument is a survey whose items are keyed to values. Two come with Ethogram; others are
          imported as packs.
        </EmptyList>
      }
      columns={[
        { label: 'Title', sortBy: 'title', render: ({ title }) => <b>{title}</b> },
        { label: 'Version', render: ({ version }) => <span className="numbers">{version}</span> },
        { label: 'Language', sortBy: 'language', render: ({ language }) => languageName(language) },
        { label: 'Licence', sortBy: 'licence', render: (instrument) => <LicenceChip {...instrument} /> },
        { label: 'Items', isNumber: true, render: ({ items }) => whole(items.length) },
        { label: 'Values', isNumber: true, render: (instrument) => whole(valuesOf(instrument)) },
      ]}
    />
  );
}

function valuesOf({ items }: InstrumentLine): number {
  return new Set(items.flatMap(({ values }) => values)).size;
}
