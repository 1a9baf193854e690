import { Alert, Button } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { when } from '../elements/format.js';
import { May } from '../elements/May.js';
import type { SourceLine } from './source.queries.js';

const SOON_MS = 14 * 24 * 3_600_000;

/** Says that the approval of a source has expired, or soon will. */
export function ApprovalNotice({ source }: { source: SourceLine }) {
  const { approvalExpired, approvalExpiresAt, approvalRef, id } = source;
  if (!approvalExpiresAt) return null;
  const isSoon = Date.parse(approvalExpiresAt) - Date.now() < SOON_MS;
  if (!approvalExpired && !isSoon) return null;
  return (
    <Alert
      severity={approvalExpired ? 'error' : 'warning'}
      sx={{ mb: 2 }}
      action={
        <May create="sources">
          <Button component={RouterLink} to={`/sources/${id}`} color="inherit" sx={{ whiteSpace: 'nowrap' }}>
            Change
          </Button>
        </May>
      }
    >
      {approvalExpired
        ? `The approval${approvalRef ? ` ${approvalRef}` : ''} expired on ${when(approvalExpiresAt)}. Nothing more is collected for this source until a new one is entered.`
        : `The approval${approvalRef ? ` ${approvalRef}` : ''} ends on ${when(approvalExpiresAt)}. Collection stops then.`}
    </Alert>
  );
}
