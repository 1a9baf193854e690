import { Box, Card, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** Instead of an empty list: what would be here, and how it comes here. */
export function EmptyList({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Card sx={{ p: { xs: 3, sm: 5 }, mt: 2, textAlign: 'center', width: '100%' }}>
      <Typography variant="h2" component="p" gutterBottom>
        {title}
      </Typography>
      <Typography sx={{ color: 'text.secondary', maxWidth: '60ch', mx: 'auto' }}>{children}</Typography>
      {action && <Box sx={{ mt: 2.5 }}>{action}</Box>}
    </Card>
  );
}
