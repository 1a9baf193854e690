import { Box, Typography } from '@mui/material';
import { Title, usePermissions } from 'react-admin';
import { AnnotatorsElsewhere } from './AnnotatorsElsewhere.js';
import { DemoPanel } from './DemoPanel.js';
import { HealthBanner } from './HealthBanner.js';
import { LoopPanel } from './LoopPanel.js';

/** Where everything stands: is all of it up, how far is the demo, what is there, what comes next. */
export function Home() {
  const { permissions, isPending } = usePermissions<string[]>();
  if (isPending) return null;
  const mayRead = (permissions ?? []).some((role) => role !== 'ANNOTATOR');
  return (
    <Box sx={{ mt: { xs: 1, sm: 2 } }}>
      <Title title="Home" />
      <Typography variant="h1" sx={{ mb: 2 }}>
        Home
      </Typography>
      {mayRead ? (
        <>
          <HealthBanner />
          <DemoPanel />
          <LoopPanel />
        </>
      ) : (
        <AnnotatorsElsewhere />
      )}
    </Box>
  );
}
