import { ACCEPTABILITY_RANGE, type JudgmentAnswer, type Verdict, VERDICTS } from '@ethogram/core';
import { Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { AnswerView } from '../studies/AnswerView.js';
import type { AdjudicatedStudy } from './adjudication.queries.js';

const STEPS = [-2, -1, 0, 1, 2].filter(
  (step) => step >= ACCEPTABILITY_RANGE.min && step <= ACCEPTABILITY_RANGE.max,
);

interface SettledAnswerProps {
  readonly answer: JudgmentAnswer | null;
  readonly study: AdjudicatedStudy;
  readonly scenarioId: string | null;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onAcceptability: (step: number) => void;
}

/** The answer to be stored; verdict and acceptability can be changed from what it started as. */
export function SettledAnswer({ answer, study, scenarioId, onVerdict, onAcceptability }: SettledAnswerProps) {
  if (!answer)
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        Start from the answer that comes nearest: press its letter.
      </Typography>
    );
  if (answer.kind !== 'moral_judgment')
    return <AnswerView answer={answer} study={study} scenarioId={scenarioId} />;
  return (
    <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap' }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Verdict, keys 1 to 5"
        value={answer.verdict}
        onChange={(_event, verdict: Verdict | null) => verdict && onVerdict(verdict)}
      >
        {VERDICTS.map((verdict, index) => (
          <ToggleButton key={verdict} value={verdict}>
            {verdict} ({index + 1})
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Acceptability"
        value={answer.acceptability}
        onChange={(_event, step: number | null) => step !== null && onAcceptability(step)}
      >
        {STEPS.map((step) => (
          <ToggleButton key={step} value={step}>
            {step > 0 ? `+${step}` : String(step).replace('-', '−')}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Stack>
  );
}
