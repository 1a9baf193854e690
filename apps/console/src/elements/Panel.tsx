import { Box, Card, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

export interface PanelProps {
  readonly title?: ReactNode;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A titled part of a page; a region with the title as its name. */
export function Panel({ title, hint, actions, children, className }: PanelProps) {
  const id = useId();
  return (
    <Card
      component="section"
      aria-labelledby={title ? id : undefined}
      className={className}
      sx={{ p: { xs: 2, sm: 2.5 }, mb: 2, minWidth: 0 }}
    >
      {(title || actions) && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            justifyContent: 'space-between',
            gap: 1,
            mb: hint ? 0.5 : 1.5,
          }}
        >
          <Typography id={id} variant="h2">
            {title}
          </Typography>
          <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {actions}
          </Box>
        </Box>
      )}
      {hint && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5, maxWidth: '75ch' }}>
          {hint}
        </Typography>
      )}
      {children}
    </Card>
  );
}
