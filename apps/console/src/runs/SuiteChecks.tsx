import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { REPORTED_SUITES, type ReportedSuite, suiteLabel } from './suite-words.js';

/** What each asks. */
const HELP: Readonly<Record<ReportedSuite, string>> = {
  VALUE_PROFILE: 'All statements of the survey: the whole circle of values.',
  HELD_OUT_SURVEY: 'The statements that were never trained: what was learned is measured here.',
  MORAL_JUDGMENT: 'The situations of a release: does the value move judgments too?',
  TEXT_ADVENTURE: 'The games that come with Ethogram, told no goal. Takes long.',
  CAPABILITY: 'Neutral questions and text: an alarm for damage. Takes a while.',
};

export interface SuiteChecksProps {
  readonly chosen: readonly ReportedSuite[];
  readonly onChange: (suites: ReportedSuite[]) => void;
  /** Cannot be left out. */
  readonly needed?: ReportedSuite;
}

/** Which suites are asked, each with a line about it. */
export function SuiteChecks({ chosen, onChange, needed }: SuiteChecksProps) {
  const toggle = (key: ReportedSuite): void =>
    onChange(
      chosen.includes(key)
        ? chosen.filter((other) => other !== key)
        : REPORTED_SUITES.filter((other) => chosen.includes(other) || other === key),
    );
  return (
    <CheckLines
      label="Suites"
      lines={REPORTED_SUITES.map((key) => ({ key, help: HELP[key], label: suiteLabel(key) }))}
      chosen={chosen}
      toggle={toggle}
      needed={needed}
    />
  );
}

export interface CheckLinesProps<Key extends string> {
  readonly label: string;
  readonly lines: readonly { readonly key: Key; readonly label: string; readonly help: string }[];
  readonly chosen: readonly Key[];
  readonly toggle: (key: Key) => void;
  readonly needed?: Key | undefined;
}

/** Boxes to tick, each with a line of help under its name. */
export function CheckLines<Key extends string>({
  label,
  lines,
  chosen,
  toggle,
  needed,
}: CheckLinesProps<Key>) {
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 0.5 }}>
      {lines.map((line) => (
        <FormControlLabel
          key={line.key}
          sx={{ alignItems: 'flex-start', mr: 0 }}
          control={
            <Checkbox
              checked={chosen.includes(line.key)}
              disabled={line.key === needed}
              onChange={() => toggle(line.key)}
            />
          }
          label={
            <Box component="span" sx={{ display: 'block', pt: 1 }}>
              {line.label}
              <Typography component="span" variant="body2" sx={{ display: 'block', color: 'text.secondary' }}>
                {line.help}
              </Typography>
            </Box>
          }
        />
      ))}
    </Box>
  );
}
