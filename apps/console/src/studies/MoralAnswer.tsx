import {
  type EvidenceSpan,
  type FirstPass,
  type MoralJudgmentAnswer,
  type ValueAtStake,
  VALUES,
  type Whose,
} from '@ethogram/core';
import { Box, Chip, Typography } from '@mui/material';
import { VERDICT_COLORS } from '../elements/colors.js';
import { signed } from '../elements/format.js';
import { EvidenceList, type NamedSpan } from './EvidenceList.js';

const LABELS = new Map<string, string>(VALUES.map(({ key, label }) => [key, label]));
const DIRECTIONS = { attained: 'attained', constrained: 'constrained', both: 'attained and constrained' };
const WHOSE: Readonly<Record<Whose, string>> = {
  author: 'the author’s',
  others: 'the others’',
  everyone: 'everyone’s',
  society: 'society’s',
};

interface MoralAnswerProps {
  readonly answer: MoralJudgmentAnswer;
  /** The situation; null once it is gone. */
  readonly scenarioId: string | null;
}

/** A verdict, how acceptable, which values were at stake, how sure, why, and whatever else the study asked. */
export function MoralAnswer({ answer, scenarioId }: MoralAnswerProps) {
  const { verdict, firstPass, mostPeople, changingFact, spans = [] } = answer;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        <VerdictChip verdict={verdict} />
        <Typography variant="body2" component="span">
          acceptability {step(answer.acceptability)}, confidence {answer.confidence} of 5
        </Typography>
        {answer.values.map((value) => (
          <Chip
            key={value.value}
            size="small"
            variant="outlined"
            label={valueText(value)}
            sx={{ height: 'auto', minHeight: 24, '& .MuiChip-label': { whiteSpace: 'normal' } }}
          />
        ))}
      </Box>
      {answer.rationale && <Quoted>“{answer.rationale}”</Quoted>}
      {mostPeople && <Quoted>Most people would say: {mostPeople}</Quoted>}
      {changingFact && <Quoted>What would change it: “{changingFact}”</Quoted>}
      {firstPass && <Quoted>{firstText(firstPass)}</Quoted>}
      {spans.length > 0 && <EvidenceList spans={spans.map(named)} scenarioId={scenarioId} />}
    </>
  );
}

function VerdictChip({ verdict }: Pick<MoralJudgmentAnswer, 'verdict'>) {
  return (
    <Chip
      size="small"
      label={verdict}
      sx={{ bgcolor: VERDICT_COLORS[verdict], color: '#fff', fontWeight: 700 }}
    />
  );
}

function Quoted({ children }: { readonly children: React.ReactNode }) {
  return (
    <Typography variant="body2" dir="auto" sx={{ mt: 0.5, maxWidth: '75ch', overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  );
}

function named(span: EvidenceSpan): NamedSpan {
  const name = span.speaksFor === 'verdict' ? 'Verdict' : (LABELS.get(span.speaksFor) ?? span.speaksFor);
  return { ...span, name };
}

function step(acceptability: number): string {
  return acceptability === 0 ? '0' : signed(acceptability, 0);
}

/** `Face: constrained, the others’, strength 2 of 3`. */
function valueText({ value, direction, whose, strength }: ValueAtStake): string {
  const details = [
    DIRECTIONS[direction],
    ...(whose ? [WHOSE[whose]] : []),
    ...(strength === undefined ? [] : [`strength ${strength} of 3`]),
  ];
  return `${LABELS.get(value) ?? value}: ${details.join(', ')}`;
}

function firstText({ verdict, acceptability }: FirstPass): string {
  return `First impression, from the title alone: ${verdict}, acceptability ${step(acceptability)}`;
}
