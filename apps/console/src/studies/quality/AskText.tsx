import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useState } from 'react';

export interface AskTextProps {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly confirm: string;
  readonly value?: string;
  readonly mayBeEmpty?: boolean;
  readonly onAnswer: (text: string) => void;
  readonly onClose: () => void;
}

/** Asks for a line of text before something is done. */
export function AskText({
  title,
  text,
  label,
  confirm,
  value = '',
  mayBeEmpty,
  onAnswer,
  onClose,
}: AskTextProps) {
  const [answer, setAnswer] = useState(value);
  const isReady = mayBeEmpty || answer.trim() !== '';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onAnswer(answer.trim());
        }}
      >
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{text}</DialogContentText>
          <TextField
            autoFocus
            fullWidth
            label={label}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Go back</Button>
          <Button type="submit" variant="contained" disabled={!isReady}>
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
