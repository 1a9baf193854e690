import { Alert } from '@mui/material';

/** Says why a part of a report is not there. */
export function MissingPart({ reason }: { reason: string | null }) {
  return <Alert severity="info">{reason ?? 'Nothing could be compared.'}</Alert>;
}
