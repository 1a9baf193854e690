import { Box, Button, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { CONTENT_FLAGS } from './words.js';

export interface ContentWarningProps {
  readonly routing: string | null | undefined;
  readonly flags: readonly string[];
  readonly children: ReactNode;
  /** Given where the page decides: whether the text is shown, and what happens when somebody asks for it. */
  readonly isOpen?: boolean;
  readonly onOpen?: () => void;
  readonly shortcut?: string;
}

/** Whether a text is not to be shown before somebody asked for it. */
export function needsWarning(routing: string | null | undefined): boolean {
  return routing === 'WARN' || routing === 'OPT_IN' || routing === 'EXCLUDED';
}

/** In front of a text that may weigh on who reads it: what it holds, and the text itself once it is asked for. */
export function ContentWarning({ routing, flags, children, isOpen, onOpen, shortcut }: ContentWarningProps) {
  const [isAsked, setAsked] = useState(false);
  if ((isOpen ?? isAsked) || !needsWarning(routing)) return <>{children}</>;
  const open = onOpen ?? (() => setAsked(true));
  return (
    <Box sx={{ position: 'relative', minHeight: 170, maxHeight: 420, overflow: 'hidden' }}>
      {/* Neither read aloud nor reached by Tab, and not to be selected, until it is asked for. */}
      <Box aria-hidden inert sx={{ filter: 'blur(9px)', userSelect: 'none', pointerEvents: 'none' }}>
        {children}
      </Box>
      <Box
        role="note"
        sx={{
          position: 'absolute',
          inset: 0,
          p: 2,
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'flex-start',
          justifyContent: 'flex-start',
          gap: 1,
        }}
      >
        <Box sx={{ bgcolor: 'background.paper', p: 2, borderRadius: 1, border: 1, borderColor: 'divider' }}>
          <Typography sx={{ fontWeight: 650 }}>{warningTitle(flags)}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5, maxWidth: '48ch' }}>
            It is covered so that nobody meets it by surprise.
          </Typography>
          <Button variant="outlined" size="small" onClick={open}>
            Show the text{shortcut ? ` (${shortcut})` : ''}
          </Button>
        </Box>
      </Box>
    </Box>
  );
}

function warningTitle(flags: readonly string[]): string {
  if (flags.length === 0) return 'This text is marked as not for everybody.';
  return `This text may be about ${flags.map((flag) => CONTENT_FLAGS[flag] ?? flag.toLowerCase()).join(', ')}.`;
}
