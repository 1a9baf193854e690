import { Box, Card, Typography } from '@mui/material';
import { plain, signed } from '../elements/format.js';
import { valueLabel } from '../training-sets/value-words.js';
import { headline, intervalText, meanOtherShift } from './headline.js';
import type { ReportContent } from '@ethogram/core';

/** The sentences to quote, and the three numbers behind them. */
export function HeadlinePanel({ content }: { content: ReportContent }) {
  const [moved, ...happened] = headline(content);
  return (
    <Card component="section" aria-label="Headline" sx={{ p: { xs: 2.5, sm: 3.5 }, mb: 2 }}>
      <Typography
        variant="h1"
        component="h2"
        sx={{ fontSize: { xs: '1.35rem', sm: '1.65rem' }, maxWidth: '32ch', mb: 1.5 }}
      >
        {moved}
      </Typography>
      <Typography sx={{ fontSize: '1.05rem', lineHeight: 1.6, maxWidth: '72ch' }}>
        {happened.join(' ')}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' }, gap: 2, mt: 3 }}>
        {figures(content).map((figure) => (
          <KeyFigure key={figure.label} {...figure} />
        ))}
      </Box>
    </Card>
  );
}

interface Figure {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

function figures({ target, parts, reasons }: ReportContent): Figure[] {
  if (!target) return judgmentFigures(parts, reasons);
  const heldOut = parts.heldOutSurvey?.values ?? {};
  const survey = heldOut[target.value];
  const moral = parts.moralJudgment?.values[target.value];
  const others = meanOtherShift(heldOut, target.value);
  return [
    {
      label: `${valueLabel(target.value)}, held-out survey`,
      value: survey ? signed(survey.shift) : '–',
      note: survey ? `points of the scale; ${intervalText(survey)}` : 'not asked',
    },
    {
      label: 'Other values, held-out survey',
      value: others === null ? '–' : plain(others),
      note: 'points, mean size of their shifts',
    },
    {
      label: `${valueLabel(target.value)}, moral judgments`,
      value: moral ? signed(moral.shift, 3) : '–',
      note: moral
        ? `support in probability; ${intervalText(moral, 3)}`
        : (reasons.moralJudgment ?? 'at stake in no situation'),
    },
  ];
}

function judgmentFigures(parts: ReportContent['parts'], reasons: ReportContent['reasons']): Figure[] {
  const blame = parts.moralJudgment?.blame;
  const change = parts.moralJudgment?.verdicts?.human?.jensenShannonChange;
  const others = meanOtherShift(parts.valueProfile?.values ?? {}, null);
  return [
    {
      label: 'The author is called wrong',
      value: blame ? signed(blame.shift, 3) : '–',
      note: blame ? `probability; ${intervalText(blame, 3)}` : (reasons.moralJudgment ?? 'not asked'),
    },
    {
      label: 'Distance from people',
      value: change ? signed(change.value, 3) : '–',
      note: change ? `bits of divergence; ${intervalText(change, 3)}` : 'not compared with people',
    },
    {
      label: 'All values, value profile',
      value: others === null ? '–' : plain(others),
      note: 'points, mean size of their shifts',
    },
  ];
}

function KeyFigure({ label, value, note }: Figure) {
  return (
    <Box sx={{ borderTop: 3, borderColor: 'primary.main', pt: 1 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      <Typography className="numbers" sx={{ fontSize: '2rem', fontWeight: 650, lineHeight: 1.2 }}>
        {value}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {note}
      </Typography>
    </Box>
  );
}
