import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Stack,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { useAction } from '../../elements/useAction.js';
import { markGold } from './quality.queries.js';
import { RatingExpectation } from './RatingExpectation.js';
import { ANY_RATING, expectedRatings, type RatingDraft } from './survey-gold.js';
import { fetchSurveyTask, type SurveyTask } from './survey-task.queries.js';

/** Marks a battery, named by its number in the study, as gold: which ratings are right, and how near is near enough. */
export function MarkSurveyGold({ studyId, onChanged }: { studyId: string; onChanged: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const [number, setNumber] = useState('');
  const [kind, setKind] = useState('HIDDEN');
  const [explanation, setExplanation] = useState('');
  const [task, setTask] = useState<SurveyTask | null>(null);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, RatingDraft>>(new Map());
  const clear = (): void => {
    setNumber('');
    setExplanation('');
    setTask(null);
    setDrafts(new Map());
  };
  const showing = useAction(async () => {
    setDrafts(new Map());
    setTask(await fetchSurveyTask(studyId, Number(number)));
  });
  const expected = expectedRatings(drafts);
  const marking = useAction(async () => {
    if (!task || !expected) return;
    await markGold({ taskId: task.id, kind: kind as 'HIDDEN', expected, explanation });
    setOpen(false);
    clear();
    onChanged();
    return 'The task is gold.';
  });
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        Mark a task
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} fullWidth maxWidth="md">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void (task ? marking : showing).run();
          }}
        >
          <DialogTitle>Mark a task as gold</DialogTitle>
          <DialogContent>
            <Stack spacing={2} sx={{ mt: 1 }}>
              <TextField
                label="Number of the task"
                type="number"
                value={number}
                onChange={(event) => {
                  setNumber(event.target.value);
                  setTask(null);
                }}
                helperText="As it stands under Judgments on the page of the study."
              />
              {task?.items.map((item) => (
                <RatingExpectation
                  key={item.id}
                  text={item.text}
                  scale={task.scale}
                  draft={drafts.get(item.id) ?? ANY_RATING}
                  onChange={(draft) => setDrafts(new Map(drafts).set(item.id, draft))}
                />
              ))}
              <TextField select label="Kind" value={kind} onChange={(event) => setKind(event.target.value)}>
                <MenuItem value="HIDDEN">Hidden gold</MenuItem>
                <MenuItem value="ATTENTION">Attention check</MenuItem>
              </TextField>
              <TextField
                label="Explanation"
                multiline
                minRows={2}
                value={explanation}
                onChange={(event) => setExplanation(event.target.value)}
              />
            </Stack>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Go back</Button>
            {task ? (
              <Button key="mark" type="submit" variant="contained" disabled={!expected || marking.isBusy}>
                Mark
              </Button>
            ) : (
              <Button
                key="show"
                type="submit"
                variant="contained"
                disabled={!(Number(number) >= 1) || showing.isBusy}
              >
                Show its items
              </Button>
            )}
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
