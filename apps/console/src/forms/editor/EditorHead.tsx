import RedoIcon from '@mui/icons-material/Redo';
import UndoIcon from '@mui/icons-material/Undo';
import { Box, Button, IconButton, Link, TextField, Tooltip, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { FormContent } from '../content/form-content.js';
import { kindOfForm } from '../form-kinds.js';
import type { FormEditorProps } from './FormEditor.js';
import { SaveButton } from './SaveButton.js';
import type { FormEditing } from './useFormEditor.js';

interface EditorHeadProps {
  readonly editing: FormEditing;
  readonly base: FormEditorProps['base'];
  readonly start: FormContent;
  readonly problems: readonly string[];
}

/** The name, what can be undone, and saving. */
export function EditorHead({ editing, base, start, problems }: EditorHeadProps) {
  const { content, edit, undo, redo, isChanged } = editing;
  return (
    <Box
      component="header"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between', mb: 2 }}
    >
      <Box sx={{ minWidth: 0, flex: '1 1 320px', maxWidth: 560 }}>
        <Link component={RouterLink} to={base ? `/forms/${base.form.id}/show` : '/forms'} variant="body2">
          {base ? base.form.name : 'Forms'}
        </Link>
        <Typography variant="h1" sx={{ mb: 1.5 }}>
          {base ? `Version ${base.version.number} and what you change` : 'New form'}
        </Typography>
        <TextField
          fullWidth
          size="small"
          label="Name"
          value={content.name}
          onChange={({ target }) => edit((now) => ({ ...now, name: target.value }), 'name')}
          helperText={`${kindOfForm(content.kind)} · ${isChanged ? 'not saved; kept in this browser' : base ? 'nothing changed' : 'not saved yet'}`}
          required
        />
      </Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <StepButton label="Undo" keys="Ctrl Z" onClick={undo} icon={<UndoIcon />} />
        <StepButton label="Redo" keys="Ctrl Shift Z" onClick={redo} icon={<RedoIcon />} />
        <Button component={RouterLink} to={base ? `/forms/${base.form.id}/show` : '/forms'}>
          Go back
        </Button>
        <SaveButton editing={editing} base={base} start={start} problems={problems} />
      </Box>
    </Box>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly keys: string;
  readonly onClick: (() => void) | null;
  readonly icon: React.ReactElement;
}

function StepButton({ label, keys, onClick, icon }: StepButtonProps) {
  return (
    <Tooltip title={`${label} (${keys})`}>
      {/* A button that is disabled tells a tooltip nothing. */}
      <span>
        <IconButton aria-label={label} disabled={!onClick} onClick={() => onClick?.()}>
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  );
}
