import { BarList } from '../elements/BarList.js';
import { stratumName } from './sample-form.js';

/** How many of each part there are. */
export function StrataBars({ strata }: { strata: readonly { stratum: string; count: number }[] }) {
  return (
    <BarList
      label="Scenarios by part"
      bars={strata.map(({ stratum, count }) => ({ label: stratumName(stratum), count }))}
    />
  );
}
