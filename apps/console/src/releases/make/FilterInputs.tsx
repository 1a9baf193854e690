import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import type { StudyRecord } from '../../studies/study.queries.js';
import { DraftField } from './DraftField.js';
import { FieldGrid } from './FieldGrid.js';
import type { DraftInputs } from './useDraft.js';

/** Which judgments and rows go in. */
export function FilterInputs({ study, ...inputs }: DraftInputs & { study: StudyRecord }) {
  const { draft, change } = inputs;
  const people = study.people.map(({ person }) => person);
  const isAboutPosts = study.kind !== 'SURVEY';
  return (
    <Box>
      <Typography variant="h3">Judgments</Typography>
      <FieldGrid>
        <DraftField {...inputs} name="submittedFrom" label="Given from" type="date" />
        <DraftField {...inputs} name="submittedTo" label="Given before" type="date" />
        <DraftField {...inputs} name="minimumSeconds" label="Least seconds" type="number" />
        {study.kind === 'MORAL_JUDGMENT' && (
          <DraftField {...inputs} name="minimumConfidence" label="Least confidence (1 to 5)" type="number" />
        )}
        <DraftField
          {...inputs}
          name="lanes"
          label="Only groups of people"
          helperText="Names, with commas between."
        />
      </FieldGrid>
      {isAboutPosts && (
        <>
          <Typography variant="h3">Posts</Typography>
          <FieldGrid>
            <DraftField {...inputs} name="postedFrom" label="Written from" type="date" />
            <DraftField {...inputs} name="postedTo" label="Written before" type="date" />
            <DraftField
              {...inputs}
              name="languages"
              label="Only languages"
              helperText="Codes such as en, de."
            />
          </FieldGrid>
        </>
      )}
      <Typography variant="h3">Left out by name</Typography>
      <FieldGrid width={280}>
        <Autocomplete
          multiple
          size="small"
          options={people}
          getOptionLabel={({ displayName }) => displayName}
          getOptionKey={({ id }) => id}
          isOptionEqualToValue={(one, other) => one.id === other.id}
          value={people.filter(({ id }) => draft.withoutPersonIds.includes(id))}
          onChange={(_event, chosen) => change({ withoutPersonIds: chosen.map(({ id }) => id) })}
          renderInput={(field) => (
            <TextField {...field} label="People" helperText="Excluded people are left out anyway." />
          )}
        />
        {isAboutPosts && (
          <DraftField
            {...inputs}
            name="withoutScenarioIds"
            label="Situations"
            helperText="Their ids, as in the address of their page."
            multiline
            minRows={1}
          />
        )}
      </FieldGrid>
    </Box>
  );
}
