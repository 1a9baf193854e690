import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { whole } from '../../elements/format.js';
import { May } from '../../elements/May.js';
import { Panel } from '../../elements/Panel.js';
import { PlainTable } from '../../elements/PlainTable.js';
import { When } from '../../elements/When.js';
import { EffectOfSuggestions } from './EffectOfSuggestions.js';
import { ImportSuggestions } from './ImportSuggestions.js';
import { fetchSuggestions, type StudySuggestions } from './suggestion.queries.js';
import { SuggestionSettingsForm } from './SuggestionSettingsForm.js';

/** What models would answer: shown after people's own first answers, to some of them, and what that does. */
export function SuggestionsPanel({ studyId }: { studyId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['studies', 'suggestions', studyId],
    queryFn: () => fetchSuggestions(studyId),
  });
  const onChanged = (): void => void refetch();
  return (
    <Panel
      title="What a model would answer"
      hint="Some first answers, drawn by the study’s seed, are followed by a model’s; for the others it is held back. Agreement and releases count the first answer alone, so a suggestion can sway nobody’s."
    >
      {error && !data && <ErrorNotice error={error} onRetry={onChanged} />}
      {data && (
        <>
          <Models suggestions={data} />
          <May create="studies">
            <ImportSuggestions studyId={studyId} onChanged={onChanged} />
            {data.models.length > 0 && (
              <SuggestionSettingsForm
                key={JSON.stringify(data.settings)}
                studyId={studyId}
                suggestions={data}
                onChanged={onChanged}
              />
            )}
          </May>
          {data.effects.map((effect) => (
            <EffectOfSuggestions key={effect.model} effect={effect} />
          ))}
        </>
      )}
    </Panel>
  );
}

function Models({ suggestions: { models, settings } }: { suggestions: StudySuggestions }) {
  if (models.length === 0)
    return (
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>
        No model’s answers have been brought in yet. A file has a line of JSON each, with the scenario’s id or
        the hash of its text, and a verdict.
      </Typography>
    );
  return (
    <PlainTable
      label="Models"
      rows={models}
      keyOf={({ model }) => model}
      isHighlighted={({ model }) => model === settings?.model}
      columns={[
        { label: 'Model', render: ({ model }) => model },
        { label: 'State', render: ({ revisions }) => revisions.filter(Boolean).join(', ') || '–' },
        { label: 'Answers', isNumber: true, render: ({ suggestions: count }) => whole(count) },
        { label: 'Last brought in', render: ({ importedAt }) => <When at={importedAt} /> },
        { label: 'Shown', render: ({ model }) => (model === settings?.model ? 'Yes' : 'No') },
      ]}
    />
  );
}
