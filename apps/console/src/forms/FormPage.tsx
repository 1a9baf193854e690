import { Button, Chip, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { JsonDetails } from '../elements/JsonDetails.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { useAction } from '../elements/useAction.js';
import { contentOf, type FormKind } from './content/form-content.js';
import { kindOfForm } from './form-kinds.js';
import { archiveForm, type FormRecord, latestOf, restoreForm } from './form.queries.js';
import { DefinitionView } from './view/DefinitionView.js';
import { ExampleCards } from './view/ExampleCards.js';
import { GuidelineText } from './view/GuidelineText.js';
import { MoralFormView } from './view/MoralFormView.js';
import { StudiesPanel } from './view/StudiesPanel.js';
import { VersionsPanel } from './view/VersionsPanel.js';

export function FormPage() {
  return (
    <RecordPage<FormRecord>
      resource="forms"
      titleOf={({ name }) => name}
      chips={({ kind, archivedAt, ...form }) => (
        <>
          <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
            {kindOfForm(kind)} · version {latestOf(form).number}
          </Typography>
          {archivedAt && <Chip size="small" variant="outlined" label="archived" />}
        </>
      )}
      actions={(form) => <FormActions form={form} />}
    >
      {(form) => (
        <>
          <LatestPanels form={form} />
          <VersionsPanel form={form} />
          <StudiesPanel form={form} />
        </>
      )}
    </RecordPage>
  );
}

/** The newest version as people read it. */
function LatestPanels({ form }: { form: FormRecord }) {
  const latest = latestOf(form);
  const content = contentOf(form.kind as FormKind, form.name, latest);
  return (
    <>
      <Panel title="Questions">
        {content.kind === 'FORM' ? (
          <DefinitionView parts={content.parts} />
        ) : (
          <MoralFormView form={content.moral} />
        )}
        <JsonDetails summary="As JSON" value={latest.definition} />
      </Panel>
      <Panel title="Guideline">
        <GuidelineText text={content.guideline} />
      </Panel>
      {content.examples.length > 0 && (
        <Panel title="Examples">
          <ExampleCards examples={content.examples} />
        </Panel>
      )}
    </>
  );
}

function FormActions({ form }: { form: FormRecord }) {
  const { id, kind, archivedAt } = form;
  const archiving = useAction(async () => {
    await (archivedAt ? restoreForm(id) : archiveForm(id));
    return archivedAt ? 'The form is in use again.' : 'Archived: no longer offered for new studies.';
  });
  const preset = encodeURIComponent(
    JSON.stringify({ kind, formVersionId: latestOf(form).id, formFrom: 'LIBRARY', moralFrom: 'LIBRARY' }),
  );
  return (
    <>
      <May create="studies">
        {!archivedAt && (
          <Button component={RouterLink} to={`/studies/create?source=${preset}`} variant="contained">
            Start a study with it
          </Button>
        )}
      </May>
      <May create="forms">
        <Button component={RouterLink} to={`/forms/${id}`} variant="outlined">
          Edit
        </Button>
        <Button variant="outlined" disabled={archiving.isBusy} onClick={() => void archiving.run()}>
          {archivedAt ? 'Restore' : 'Archive'}
        </Button>
      </May>
    </>
  );
}
