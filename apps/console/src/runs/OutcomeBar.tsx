import { OUTCOME_COLORS } from '../elements/colors.js';
import { ShareBar } from '../elements/ShareBar.js';

export interface OutcomeBarProps {
  readonly outcomes: {
    readonly answered: number;
    readonly refused: number;
    readonly unparsable: number;
    readonly error: number;
  };
  readonly legend?: boolean;
}

/** What became of the samples. Refusals and the unparsable are outcomes, not gaps. */
export function OutcomeBar({ outcomes, legend = true }: OutcomeBarProps) {
  const { answered, refused, unparsable, error } = outcomes;
  return (
    <ShareBar
      label="Outcomes"
      legend={legend}
      shares={Object.entries({ answered, refused, unparsable, error }).map(([label, count]) => ({
        label,
        count,
        color: OUTCOME_COLORS[label] ?? '#888',
      }))}
    />
  );
}
