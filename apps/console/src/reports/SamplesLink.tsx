import type { ReportContent } from '@ethogram/core';
import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { valueLabel } from '../training-sets/value-words.js';
import { pairsPath } from '../comparisons/pairs-path.js';

export interface SamplesLinkProps {
  readonly content: ReportContent;
  readonly suite: string;
  readonly value?: string;
  /** Of a control; the tuned run unless told. */
  readonly role?: string;
}

/** From a number down to the answers of both models behind it. Nothing where the report does not say which runs those are. */
export function SamplesLink({ content, suite, value, role = 'tuned' }: SamplesLinkProps) {
  const idOf = (wanted: string): string | undefined =>
    content.runs.find((run) => run.suite === suite && run.role === wanted)?.id;
  const [base, tuned] = [idOf('base'), idOf(role)];
  if (!base || !tuned) return null;
  return (
    <Link
      component={RouterLink}
      to={pairsPath({ base, tuned, ...(value ? { value } : {}) })}
      aria-label={value ? `Samples of ${valueLabel(value)}` : 'Samples'}
      className="no-print"
    >
      samples
    </Link>
  );
}
