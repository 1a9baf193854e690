import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { AppBar, CheckForApplicationUpdate, Layout } from 'react-admin';
import { ConsoleMenu } from './ConsoleMenu.js';

const ConsoleAppBar = () => <AppBar />;

export function ConsoleLayout({ children }: { children?: ReactNode }) {
  return (
    <Layout appBar={ConsoleAppBar} menu={ConsoleMenu}>
      <Box
        sx={{
          width: '100%',
          maxWidth: 1240,
          mx: 'auto',
          px: { xs: 1.5, sm: 2 },
          pb: 6,
          pt: { xs: 2, sm: 0 },
        }}
      >
        {children}
      </Box>
      <CheckForApplicationUpdate />
    </Layout>
  );
}
