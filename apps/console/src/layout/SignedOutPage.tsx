import { Box, Button, Card, CardContent, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogin } from 'react-admin';
import { Command } from '../elements/Command.js';

/** What somebody sees who is signed out. There are no passwords: a link signs a person in, once. */
export function SignedOutPage() {
  const login = useLogin();
  const [isStillOut, setStillOut] = useState(false);
  const tryAgain = () => void login({}).catch(() => setStillOut(true));
  return (
    <Box
      component="main"
      sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2, bgcolor: 'background.default' }}
    >
      <Card sx={{ maxWidth: 480, width: '100%' }}>
        <CardContent sx={{ p: 4 }}>
          <Stack spacing={2}>
            <Typography variant="overline" sx={{ color: 'primary.main' }}>
              Ethogram
            </Typography>
            <Typography variant="h1">Open your sign-in link</Typography>
            <Typography>
              There are no passwords. Everybody has a link that signs them in once and works for a day. Open
              yours in this browser; ask whoever runs this installation if you have none.
            </Typography>
            <Typography sx={{ color: 'text.secondary' }}>
              You run it yourself? Print a new link in a terminal:
            </Typography>
            <Command text="npx ethogram sign-in-link" />
            <Button variant="outlined" onClick={tryAgain}>
              I have opened it: go on
            </Button>
            {isStillOut && (
              <Typography role="alert" sx={{ color: 'error.main' }}>
                This browser is still signed out.
              </Typography>
            )}
          </Stack>
        </CardContent>
      </Card>
    </Box>
  );
}
