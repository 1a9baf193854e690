import CheckIcon from '@mui/icons-material/CheckCircle';
import ErrorIcon from '@mui/icons-material/Error';
import PendingIcon from '@mui/icons-material/RadioButtonUnchecked';
import { Box, CircularProgress, Typography } from '@mui/material';
import type { DemoProgress } from './home.queries.js';

type Stage = 'done' | 'now' | 'failed' | 'later';

/** The steps of the demo, and how far it is. */
export function DemoSteps({ demo }: { demo: DemoProgress }) {
  return (
    <Box
      component="ol"
      sx={{
        listStyle: 'none',
        p: 0,
        m: 0,
        display: 'grid',
        gap: 1,
        gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' },
        gridAutoFlow: { md: 'column' },
        gridTemplateRows: { md: `repeat(${Math.ceil(demo.steps.length / 2)}, auto)` },
      }}
    >
      {demo.steps.map((name, index) => {
        const stage = stageOf(demo, index);
        return (
          <Box
            component="li"
            key={name}
            aria-current={stage === 'now' ? 'step' : undefined}
            sx={{ display: 'flex', gap: 1.25, alignItems: 'flex-start' }}
          >
            <Box sx={{ width: 22, height: 22, flexShrink: 0, display: 'grid', placeItems: 'center' }}>
              <StageIcon stage={stage} />
            </Box>
            <Box sx={{ minWidth: 0 }}>
              <Typography
                sx={{
                  fontWeight: stage === 'now' ? 650 : 400,
                  color: stage === 'later' ? 'text.secondary' : undefined,
                  lineHeight: '22px',
                }}
              >
                {name}
              </Typography>
              {stage === 'now' && demo.note && (
                <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
                  {demo.note}
                </Typography>
              )}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

function stageOf({ state, stepIndex }: DemoProgress, index: number): Stage {
  if (state === 'SUCCEEDED' || index < stepIndex) return 'done';
  if (index > stepIndex) return 'later';
  return state === 'FAILED' || state === 'CANCELLED' ? 'failed' : 'now';
}

function StageIcon({ stage }: { stage: Stage }) {
  if (stage === 'done') return <CheckIcon color="success" fontSize="small" titleAccess="done" />;
  if (stage === 'failed') return <ErrorIcon color="error" fontSize="small" titleAccess="stopped here" />;
  if (stage === 'now') return <CircularProgress size={16} aria-label="in progress" />;
  return <PendingIcon color="disabled" fontSize="small" titleAccess="to come" />;
}
