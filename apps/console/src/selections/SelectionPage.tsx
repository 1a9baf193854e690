import { Alert, Button } from '@mui/material';
import { useRedirect } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { Facts } from '../elements/Facts.js';
import { counted, whole } from '../elements/format.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { useAction } from '../elements/useAction.js';
import { When } from '../elements/When.js';
import { deleteSelection, type SelectionRecord } from './selection.queries.js';
import { StrataBars } from './StrataBars.js';

export function SelectionPage() {
  return (
    <RecordPage<SelectionRecord>
      resource="selections"
      titleOf={({ name }) => name}
      actions={(selection) => <SelectionActions selection={selection} />}
    >
      {(selection) => (
        <>
          <Gone selection={selection} />
          <Panel title="What is in it">
            <Facts
              facts={[
                ['Scenarios', whole(selection.size)],
                ['Usable now', whole(selection.usable)],
                ['Matched before the draw', whole(selection.matched)],
                ['Of', selection.filterInWords],
                ['Drawn', selection.sampleInWords],
                ['Made', <When at={selection.createdAt} />],
              ]}
            />
            <JsonDetails
              summary="The question: exactly what it was chosen by"
              value={{ filter: selection.filter, sample: selection.sample }}
            />
          </Panel>
          {selection.strata.length > 0 && (
            <Panel title="By part">
              <StrataBars strata={selection.strata} />
            </Panel>
          )}
        </>
      )}
    </RecordPage>
  );
}

function Gone({ selection: { size, usable } }: { selection: SelectionRecord }) {
  const gone = size - usable;
  if (gone <= 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {counted(gone, 'scenario')} of this selection {gone === 1 ? 'was' : 'were'} withdrawn or rejected since
      it was made. A study made from it now has {counted(usable, 'situation')}.
    </Alert>
  );
}

function SelectionActions({ selection }: { selection: SelectionRecord }) {
  const redirect = useRedirect();
  const { run, isBusy } = useAction(async () => {
    await deleteSelection(selection.id);
    redirect('list', 'selections');
  });
  const preset = encodeURIComponent(JSON.stringify({ content: 'SELECTION', selectionId: selection.id }));
  return (
    <>
      <May create="studies">
        <Button
          component={RouterLink}
          to={`/studies/create?source=${preset}`}
          variant="contained"
          disabled={selection.usable === 0}
        >
          Start a study from it
        </Button>
      </May>
      <May create="selections">
        <ConfirmButton
          label="Delete"
          color="error"
          variant="outlined"
          title={`Delete the selection “${selection.name}”?`}
          text="Its scenarios stay, and so do the studies made from it."
          confirm="Delete selection"
          disabled={isBusy}
          onConfirm={() => void run()}
        />
      </May>
    </>
  );
}
