import { Alert, Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { CopyButton } from '../elements/CopyButton.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { when } from '../elements/format.js';
import { createSignInLink, type PersonRecord, type SignInLink } from './person.queries.js';

/** Makes the link that signs somebody in, and shows it this once. */
export function SignInLinkPanel({ person }: { person: PersonRecord }) {
  const [link, setLink] = useState<SignInLink>();
  const { run, isBusy } = useAction(async () => setLink(await createSignInLink(person.id)));
  return (
    <Panel
      title="Sign-in link"
      hint={`There are no passwords. Send ${person.displayName} a link: it works once, and for a day.`}
      actions={
        <Button variant="contained" disabled={isBusy} onClick={() => void run()}>
          {link ? 'Create another link' : 'Create sign-in link'}
        </Button>
      }
    >
      {link && (
        <Alert severity="success" icon={false} sx={{ '& .MuiAlert-message': { width: '100%' } }}>
          Shown only now: copy it before you leave this page. Valid until {when(link.expiresAt)}.
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 1.5 }}>
            <TextField
              fullWidth
              size="small"
              label="Sign-in link"
              value={link.url}
              onFocus={({ target }) => target.select()}
              slotProps={{ input: { readOnly: true, className: 'mono' } }}
            />
            <CopyButton text={link.url} label="Copy sign-in link" />
          </Box>
        </Alert>
      )}
    </Panel>
  );
}
