import MoreVertIcon from '@mui/icons-material/MoreVert';
import { IconButton, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { counted } from '../../elements/format.js';
import { useAction } from '../../elements/useAction.js';
import { AskText } from './AskText.js';
import {
  excludePerson,
  type PersonQuality,
  pausePerson,
  reinstatePerson,
  resumePerson,
  returnWork,
  setGroups,
} from './quality.queries.js';

interface PersonMenuProps {
  readonly studyId: string;
  readonly row: PersonQuality;
  readonly onChanged: () => void;
}

type Asked = 'pause' | 'exclude' | 'groups';

const QUESTIONS: Record<Asked, { title: string; text: string; label: string; confirm: string }> = {
  pause: {
    title: 'Pause this person?',
    text: 'They are given nothing new; what they hold they may still hand in.',
    label: 'Reason',
    confirm: 'Pause',
  },
  exclude: {
    title: 'Exclude this person?',
    text: 'Their judgments stay, marked, but count no longer: not for agreement and not in releases made from now on. What they did opens again for others. You can undo this.',
    label: 'Reason, kept with the study',
    confirm: 'Exclude',
  },
  groups: {
    title: 'Groups of this person',
    text: 'They are given tasks of these groups first, then those for everybody.',
    label: 'Names, with commas between',
    confirm: 'Save',
  },
};

/** What a curator can do about a person. */
export function PersonMenu({ studyId, row, onChanged }: PersonMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const member = { studyId, personId: row.person.id };
  const action = useAction(async (work: () => Promise<string>) => {
    const message = await work();
    onChanged();
    return message;
  });
  const act = (work: () => Promise<string>) => () => {
    setAnchor(null);
    void action.run(work);
  };
  const ask = (question: Asked) => () => {
    setAnchor(null);
    setAsked(question);
  };
  const answer = (text: string): void => {
    const question = asked;
    setAsked(null);
    if (question) void action.run(() => perform(question, member, text));
  };
  return (
    <>
      <IconButton
        size="small"
        aria-label={`What to do about ${row.person.displayName}`}
        aria-haspopup="menu"
        disabled={action.isBusy}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVertIcon fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {row.standing === 'ACTIVE' && <MenuItem onClick={ask('pause')}>Pause…</MenuItem>}
        {row.standing === 'PAUSED' && (
          <MenuItem onClick={act(() => resumePerson(member).then(() => 'They can go on.'))}>
            Let them go on
          </MenuItem>
        )}
        <MenuItem
          disabled={row.held === 0}
          onClick={act(async () => `${counted(await returnWork(member), 'task')} went back.`)}
        >
          Give back what they hold
        </MenuItem>
        <MenuItem onClick={ask('groups')}>Groups…</MenuItem>
        {row.standing !== 'EXCLUDED' && <MenuItem onClick={ask('exclude')}>Exclude…</MenuItem>}
        {row.standing === 'EXCLUDED' && (
          <MenuItem onClick={act(async () => reinstated(await reinstatePerson(member)))}>
            Undo the exclusion
          </MenuItem>
        )}
      </Menu>
      {asked && (
        <AskText
          {...QUESTIONS[asked]}
          value={asked === 'groups' ? row.groups.join(', ') : ''}
          mayBeEmpty={asked === 'groups'}
          onAnswer={answer}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

async function perform(
  asked: Asked,
  member: { studyId: string; personId: string },
  text: string,
): Promise<string> {
  if (asked === 'pause') return pausePerson(member, text).then(() => 'They are paused.');
  if (asked === 'exclude')
    return `They are excluded; ${counted(await excludePerson(member, text), 'judgment')} opened for others.`;
  await setGroups(member, text.split(','));
  return 'Their groups are saved.';
}

function reinstated(kept: number): string {
  return kept === 0
    ? 'Their judgments count again.'
    : `Their judgments count again; ${counted(kept, 'task')} had gone to others and keep one judgment more.`;
}
