import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { counted } from '../../elements/format.js';
import { Facts } from '../../elements/Facts.js';
import { May } from '../../elements/May.js';
import { Panel } from '../../elements/Panel.js';
import { useAction } from '../../elements/useAction.js';
import { groupTasks, type StudyQuality } from './quality.queries.js';

interface GroupsPanelProps {
  readonly studyId: string;
  readonly groups: StudyQuality['groups'];
  readonly onChanged: () => void;
}

const EMPTY = { group: '', from: '', to: '' };

/** Which tasks go to which group of people. */
export function GroupsPanel({ studyId, groups, onChanged }: GroupsPanelProps) {
  const [draft, setDraft] = useState(EMPTY);
  const saving = useAction(async () => {
    const { group, from, to } = draft;
    const changed = await groupTasks({ studyId, group, from: Number(from) - 1, to: Number(to) - 1 });
    setDraft(EMPTY);
    onChanged();
    return `${counted(changed, 'task')} changed their group.`;
  });
  const field = (name: keyof typeof EMPTY, label: string) => (
    <TextField
      label={label}
      size="small"
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      sx={{ width: { xs: '100%', sm: 180 } }}
    />
  );
  return (
    <Panel
      title="Groups"
      hint="Tasks of a group go to people of that group alone: a batch for some, a language, a skill. People get their groups in the menu beside their name."
    >
      <Facts
        columnWidth={130}
        facts={groups.map(({ name, tasks }) => [name === '' ? 'Everybody' : name, counted(tasks, 'task')])}
      />
      <May create="studies">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void saving.run();
          }}
        >
          <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', mt: 2 }}>
            {field('from', 'From task number')}
            {field('to', 'To task number')}
            {field('group', 'Group, or empty')}
            <Button
              type="submit"
              variant="outlined"
              disabled={saving.isBusy || !(Number(draft.from) >= 1 && Number(draft.to) >= Number(draft.from))}
            >
              Give to group
            </Button>
          </Stack>
        </form>
      </May>
    </Panel>
  );
}
