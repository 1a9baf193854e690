import { useQuery } from '@tanstack/react-query';
import { required, SelectInput } from 'react-admin';
import { allows, fetchInstruments } from './instrument.queries.js';

/** Which instrument a study is made of. */
export function InstrumentInput() {
  const { data: instruments = [], isPending } = useQuery({
    queryKey: ['instruments'],
    queryFn: fetchInstruments,
    staleTime: Infinity,
  });
  return (
    <SelectInput
      source="instrumentId"
      label="Instrument"
      isPending={isPending}
      choices={instruments
        .filter((instrument) => allows(instrument, 'ADMINISTER'))
        .map(({ id, title, version, items }) => ({
          id,
          name: `${title} ${version} (${items.length} statements)`,
        }))}
      validate={required()}
    />
  );
}
