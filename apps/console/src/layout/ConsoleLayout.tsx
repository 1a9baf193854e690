import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import {
  AppBar,
  CheckForApplicationUpdate,
  Layout,
  TitlePortal,
  useGetIdentity,
  UserMenu,
} from 'react-admin';
import { ConsoleMenu } from './ConsoleMenu.js';

/** The pages have headings of their own; what the bar shows is none, and empty at times. */
const ConsoleAppBar = () => (
  <AppBar userMenu={<OwnMenu />}>
    <TitlePortal variantMapping={{ h6: 'span' }} />
  </AppBar>
);

/** Its button shows the person's name, so it is called by it, too. */
function OwnMenu() {
  const { identity } = useGetIdentity();
  return <UserMenu label={identity?.fullName} />;
}

// react-admin lets the page grow with its widest table; here tables scroll in their own box, so that a phone shows the rest.
const AS_WIDE_AS_THE_SCREEN = { minWidth: 0, '& .RaLayout-appFrame, & .RaLayout-content': { minWidth: 0 } };

export function ConsoleLayout({ children }: { children?: ReactNode }) {
  return (
    <Layout appBar={ConsoleAppBar} menu={ConsoleMenu} sx={AS_WIDE_AS_THE_SCREEN}>
      <Box
        sx={{
          width: '100%',
          minWidth: 0,
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
