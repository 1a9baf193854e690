import {
  Autocomplete,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { useGetIdentity, useGetList } from 'react-admin';
import { useAction } from '../elements/useAction.js';
import type { PersonRecord } from '../people/person.queries.js';
import { addStudyPeople, type StudyRecord } from './study.queries.js';

/** Chooses people who are not in the study yet. */
export function AddPeople({ study }: { study: StudyRecord }) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<PersonRecord[]>([]);
  const [search, setSearch] = useState('');
  const { identity } = useGetIdentity();
  const { data = [] } = useGetList<PersonRecord>(
    'people',
    {
      pagination: { page: 1, perPage: 100 },
      sort: { field: 'displayName', order: 'ASC' },
      filter: { simulated: false, ...(search ? { search } : {}) },
    },
    { enabled: isOpen },
  );
  const { run, isBusy } = useAction(async () => {
    await addStudyPeople(
      study.id,
      chosen.map(({ id }) => id),
    );
    setOpen(false);
    setChosen([]);
  });
  const inStudy = new Set(study.people.map(({ person }) => person.id));
  const nameOf = (person: PersonRecord) =>
    person.id === identity?.id ? `${person.displayName} (you)` : person.displayName;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        Add people
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        fullWidth
        maxWidth="sm"
        aria-labelledby="add-people"
      >
        <DialogTitle id="add-people">Add people to the study</DialogTitle>
        <DialogContent>
          <Autocomplete
            multiple
            disableCloseOnSelect
            options={data.filter(({ id }) => !inStudy.has(id))}
            getOptionLabel={nameOf}
            isOptionEqualToValue={(a, b) => a.id === b.id}
            value={chosen}
            onChange={(_event, people) => setChosen(people)}
            onInputChange={(_event, text, reason) => setSearch(reason === 'input' ? text : '')}
            noOptionsText="Everybody who fits is in the study already"
            renderInput={(params) => <TextField {...params} label="People" autoFocus margin="dense" />}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Go back</Button>
          <Button variant="contained" disabled={isBusy || chosen.length === 0} onClick={() => void run()}>
            Add to study
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
