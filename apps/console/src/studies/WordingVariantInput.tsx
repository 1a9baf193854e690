import { useQuery } from '@tanstack/react-query';
import { FormDataConsumer, required, SelectInput } from 'react-admin';
import { fetchInstruments, variantsOf } from './instrument.queries.js';

/** Which form of the wordings everybody in the study is asked, where the chosen instrument has several. */
export function WordingVariantInput() {
  const { data: instruments = [] } = useQuery({
    queryKey: ['instruments'],
    queryFn: fetchInstruments,
    staleTime: Infinity,
  });
  return (
    <FormDataConsumer<{ instrumentId?: string }>>
      {({ formData }) => {
        const variants = variantsOf(instruments.find(({ id }) => id === formData.instrumentId));
        return (
          variants.length > 1 && (
            <SelectInput
              source="wordingVariant"
              label="Wordings"
              defaultValue="NEUTRAL"
              choices={variants.map((variant) => ({ id: variant, name: variant.toLowerCase() }))}
              validate={required()}
              helperText="Everybody in the study is asked these; items without such a form are asked as they are."
            />
          )
        );
      }}
    </FormDataConsumer>
  );
}
