import { Autocomplete, Box, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Disclosure } from '../../elements/Disclosure.js';
import { Panel } from '../../elements/Panel.js';
import { type StudyRecord, studyQueries } from '../../studies/study.queries.js';
import { DraftField } from './DraftField.js';
import { FieldGrid } from './FieldGrid.js';
import { FilterInputs } from './FilterInputs.js';
import { MODELS_ASSUME, VERDICT_METHOD_KEYS, VERDICT_METHODS } from './method-words.js';
import { narrowings, type ReleaseDraft } from './release-draft.js';
import type { DraftInputs } from './useDraft.js';

const PAGE = { page: { offset: 0, limit: 100 }, sort: { field: 'createdAt', order: 'DESC' as const } };

/** Which judgments are released, under which name, and how one verdict is made of many. */
export function WhatInputs({ study, ...inputs }: DraftInputs & { study: StudyRecord }) {
  const { draft, change } = inputs;
  const narrowed = narrowings(draft);
  return (
    <Panel title="What goes in">
      <FieldGrid width={260}>
        <DraftField {...inputs} name="name" label="Name" helperText={`Left empty: ${study.name}`} />
        <OtherStudies study={study} {...inputs} />
        <DraftField
          {...inputs}
          name="minimumJudgments"
          label="Fewest judgments a row"
          type="number"
          helperText="Rows with fewer are left out."
        />
      </FieldGrid>
      {study.kind === 'MORAL_JUDGMENT' && (
        <Box sx={{ maxWidth: '75ch' }}>
          <TextField
            select
            fullWidth
            size="small"
            label="One verdict of many"
            value={draft.aggregation}
            onChange={({ target }) => change({ aggregation: target.value as ReleaseDraft['aggregation'] })}
            helperText={VERDICT_METHODS[draft.aggregation].when}
            sx={{ mt: 1 }}
          >
            {VERDICT_METHOD_KEYS.map((key) => (
              <MenuItem key={key} value={key}>
                {VERDICT_METHODS[key].name}
              </MenuItem>
            ))}
          </TextField>
          {draft.aggregation !== 'majority' && (
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
              {MODELS_ASSUME}
            </Typography>
          )}
        </Box>
      )}
      <Disclosure
        summary={
          <>Filters and exceptions{narrowed > 0 ? `: ${narrowed} set` : ': none, all judgments go in'}</>
        }
      >
        <FilterInputs study={study} {...inputs} />
      </Disclosure>
    </Panel>
  );
}

function OtherStudies({ study, draft, change }: DraftInputs & { study: StudyRecord }) {
  const { data } = useQuery({
    queryKey: ['studies', 'to-release-with'],
    queryFn: () => studyQueries.list({ ...PAGE, filter: {} }),
  });
  const others = (data?.items ?? []).filter(
    ({ id, kind, doneCount }) => kind === study.kind && id !== study.id && doneCount > 0,
  );
  return (
    <Autocomplete
      multiple
      size="small"
      options={others}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      value={others.filter(({ id }) => draft.alsoStudyIds.includes(id))}
      onChange={(_event, chosen) => change({ alsoStudyIds: chosen.map(({ id }) => id) })}
      noOptionsText="No other study of this kind has judgments."
      renderInput={(field) => (
        <TextField
          {...field}
          label="Together with studies"
          helperText="Judgments of one text come into one row."
        />
      )}
    />
  );
}
