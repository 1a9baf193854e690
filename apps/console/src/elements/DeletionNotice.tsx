import { Alert } from '@mui/material';
import { counted } from './format.js';

export interface DeletionNoticeProps {
  /** How many of the situations it was made from are gone since. */
  readonly affected: number;
  /** What it is, for the sentence: `release`, `adapter`, `run`, `report`. */
  readonly what: string;
  readonly advice: string;
}

/** Says that a post was deleted after something had been made from it. */
export function DeletionNotice({ affected, what, advice }: DeletionNoticeProps) {
  if (affected === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {counted(affected, 'situation')} of this {what} {affected === 1 ? 'was' : 'were'} deleted since it was
      made. {advice}
    </Alert>
  );
}
