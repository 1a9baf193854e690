import { Link } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';

/** A link to the page of a record. */
export function RecordLink({ to, id, children }: { to: string; id: string; children: ReactNode }) {
  return (
    <Link component={RouterLink} to={`/${to}/${id}/show`}>
      {children}
    </Link>
  );
}
