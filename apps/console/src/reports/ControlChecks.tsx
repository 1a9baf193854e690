import { CheckLines } from '../runs/SuiteChecks.js';
import type { CreateReportInput } from './report.queries.js';

export type ControlKind = NonNullable<CreateReportInput['controls']>[number];

const CONTROLS: readonly { key: ControlKind; label: string; help: string }[] = [
  { key: 'BASE_AGAIN', label: 'Base again', help: 'The base model a second time: how much is noise.' },
  {
    key: 'PROMPT_STEERING',
    label: 'Words alone',
    help: 'The base model told by prompt what was trained: what needs no training.',
  },
  { key: 'SHAM', label: 'Sham', help: 'A fine-tune in which nothing was moved: what any training does.' },
  {
    key: 'SHUFFLED',
    label: 'Shuffled',
    help: 'A fine-tune on the moved answers dealt at random: what the digits alone do.',
  },
  {
    key: 'MIRRORED',
    label: 'Mirrored',
    help: 'A fine-tune that moved the same value the other way: does the change turn round?',
  },
];

/** Those that need no other fine-tune, where a value was moved. */
export function usualControls({
  trainingSet,
}: {
  trainingSet: { target: string | null; delta: number | null };
}): ControlKind[] {
  return trainingSet.target !== null && trainingSet.delta
    ? ['BASE_AGAIN', 'PROMPT_STEERING']
    : ['BASE_AGAIN'];
}

export interface ControlChecksProps {
  readonly chosen: readonly ControlKind[];
  readonly onChange: (controls: ControlKind[]) => void;
}

/** What a report holds the change against, each with a line about it. */
export function ControlChecks({ chosen, onChange }: ControlChecksProps) {
  const toggle = (key: ControlKind): void =>
    onChange(CONTROLS.map((one) => one.key).filter((other) => chosen.includes(other) !== (other === key)));
  return <CheckLines label="Controls" lines={CONTROLS} chosen={chosen} toggle={toggle} />;
}
