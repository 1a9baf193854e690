import { Chip } from '@mui/material';
import { stateLabel, toneOf } from './state.js';

export function StateChip({ state }: { state: string }) {
  return <Chip size="small" variant="outlined" color={toneOf(state)} label={stateLabel(state)} />;
}

/** No evidence about people: said wherever a number of theirs could be read. */
export function SimulatedChip() {
  return <Chip size="small" color="warning" variant="outlined" label="simulated annotators" />;
}

export function SyntheticChip() {
  return <Chip size="small" color="warning" variant="outlined" label="synthetic" />;
}

/** No evidence about language models. */
export function DemonstrationChip() {
  return <Chip size="small" color="warning" variant="outlined" label="demonstration model" />;
}
