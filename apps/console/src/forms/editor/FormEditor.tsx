import { Alert, Box, Button, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { Title, useGetIdentity } from 'react-admin';
import { when } from '../../elements/format.js';
import type { FormContent } from '../content/form-content.js';
import { problemsOf } from '../content/form-problems.js';
import type { FormRecord, FormVersion } from '../form.queries.js';
import { EditorHead } from './EditorHead.js';
import { ExamplesTab } from './ExamplesTab.js';
import { GuidelineTab } from './GuidelineTab.js';
import { JsonTab } from './JsonTab.js';
import { MoralParts } from './MoralParts.js';
import { PartsTab } from './PartsTab.js';
import { Preview } from './Preview.js';
import { UnsavedGuard } from './UnsavedGuard.js';
import { useEditorKeys } from './useEditorKeys.js';
import { type FormEditing, useFormEditor } from './useFormEditor.js';

export interface FormEditorProps {
  /** What is edited, as it is saved or as a new form begins. */
  readonly start: FormContent;
  /** The version it began from; null for a new form. */
  readonly base: { readonly form: FormRecord; readonly version: FormVersion } | null;
  /** Names the draft this browser keeps. */
  readonly draftName: string;
}

const TABS = {
  questions: 'Questions',
  guideline: 'Guideline',
  examples: 'Examples',
  json: 'JSON',
} as const;
type TabKey = keyof typeof TABS;

// Fields stand in grids with gaps of their own.
const EDITOR_SX = { mt: { xs: 1, sm: 2 }, '& .MuiFormControl-root': { my: 0 } };

/** Where a form is made: its parts on one side, on the other what people who answer it see. */
export function FormEditor(props: FormEditorProps) {
  const { identity } = useGetIdentity();
  // Drafts belong to a person, so nothing is shown before it is known who this is.
  return identity ? <OpenEditor {...props} personId={String(identity.id)} /> : null;
}

function OpenEditor({ start, base, draftName, personId }: FormEditorProps & { personId: string }) {
  const editing = useFormEditor({ start, baseId: base?.version.id ?? null, personId, draftName });
  const [tab, setTab] = useState<TabKey>('questions');
  const problems = problemsOf(editing.content);
  useEditorKeys(editing);
  return (
    <Box component="article" sx={EDITOR_SX} onBlur={editing.settle}>
      <Title title={base ? `Edit ${base.form.name}` : 'New form'} />
      <UnsavedGuard isUnsaved={editing.isUnsaved} />
      <EditorHead editing={editing} base={base} start={start} problems={problems} />
      <FoundDraft editing={editing} base={base} />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
          gap: 2.5,
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Tabs
            value={tab}
            onChange={(_event, key: TabKey) => setTab(key)}
            aria-label="Parts of the form"
            variant="scrollable"
            allowScrollButtonsMobile
            sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}
          >
            {Object.entries(TABS).map(([key, label]) => (
              <Tab key={key} value={key} label={label} id={`tab-${key}`} aria-controls="editor-tab" />
            ))}
          </Tabs>
          <Box role="tabpanel" id="editor-tab" aria-labelledby={`tab-${tab}`}>
            <TabContent tab={tab} editing={editing} base={base} problems={problems} />
          </Box>
        </Box>
        <Preview content={editing.content} shows={tab === 'json' ? 'questions' : tab} />
      </Box>
    </Box>
  );
}

interface TabContentProps {
  readonly tab: TabKey;
  readonly editing: FormEditing;
  readonly base: FormEditorProps['base'];
  readonly problems: readonly string[];
}

function TabContent({ tab, editing, base, problems }: TabContentProps) {
  switch (tab) {
    case 'questions':
      return editing.content.kind === 'FORM' ? (
        <PartsTab editing={editing} saved={base?.version.definition} problems={problems} />
      ) : (
        <MoralParts editing={editing} />
      );
    case 'guideline':
      return <GuidelineTab editing={editing} />;
    case 'examples':
      return <ExamplesTab editing={editing} />;
    case 'json':
      return <JsonTab editing={editing} />;
  }
}

/** That what is shown is not what is saved, but a draft from before. */
function FoundDraft({
  editing: { found, isChanged, discard },
  base,
}: Pick<TabContentProps, 'editing' | 'base'>) {
  const [isSeen, setSeen] = useState(false);
  if (!found || isSeen || !isChanged) return null;
  const isOlder = base !== null && found.baseId !== base.version.id;
  return (
    <Alert
      severity={isOlder ? 'warning' : 'info'}
      sx={{ mb: 2 }}
      onClose={() => setSeen(true)}
      action={
        <>
          <Button color="inherit" size="small" onClick={discard}>
            Discard the draft
          </Button>
          <Button color="inherit" size="small" onClick={() => setSeen(true)}>
            Go on
          </Button>
        </>
      }
    >
      This is your draft from {when(found.keptAt)}; it is not saved.
      {isOlder &&
        ` Version ${base.version.number} was saved since it began: saving the draft takes back what that version changed.`}
    </Alert>
  );
}
