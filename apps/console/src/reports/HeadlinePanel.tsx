import { Box, Card, Typography } from '@mui/material';
import { plain, signed } from '../elements/format.js';
import { valueLabel } from '../training-sets/value-words.js';
import { headline, intervalText, meanOtherShift } from './headline.js';
import type { ReportContent } from './report-content.js';

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

function figures({ target, heldOutSurvey, moralJudgment, moralJudgmentReason }: ReportContent): Figure[] {
  const survey = heldOutSurvey[target.value];
  const moral = moralJudgment?.[target.value];
  const others = meanOtherShift(heldOutSurvey, target.value);
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
        : (moralJudgmentReason ?? 'at stake in no situation'),
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
