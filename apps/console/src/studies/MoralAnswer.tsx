import { type MoralJudgmentAnswer, VALUES } from '@ethogram/core';
import { Box, Chip, Typography } from '@mui/material';
import { VERDICT_COLORS } from '../elements/colors.js';
import { signed } from '../elements/format.js';

const LABELS = new Map<string, string>(VALUES.map(({ key, label }) => [key, label]));

/** A verdict, how acceptable, which values were at stake, how sure, and why. */
export function MoralAnswer({ answer }: { answer: MoralJudgmentAnswer }) {
  const acceptability = answer.acceptability === 0 ? '0' : signed(answer.acceptability, 0);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        <Chip
          size="small"
          label={answer.verdict}
          sx={{ bgcolor: VERDICT_COLORS[answer.verdict], color: '#fff', fontWeight: 700 }}
        />
        <Typography variant="body2" component="span">
          acceptability {acceptability}, confidence {answer.confidence} of 5
        </Typography>
        {answer.values.map(({ value, direction }) => (
          <Chip
            key={value}
            size="small"
            variant="outlined"
            label={`${LABELS.get(value) ?? value}: ${direction}`}
          />
        ))}
      </Box>
      {answer.rationale && (
        <Typography variant="body2" sx={{ mt: 0.5, maxWidth: '75ch' }}>
          “{answer.rationale}”
        </Typography>
      )}
    </>
  );
}
