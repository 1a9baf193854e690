import { Link } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { required, SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Link as RouterLink } from 'react-router-dom';
import type { FormKind } from '../forms/content/form-content.js';
import { fetchFormVersions } from '../forms/form.queries.js';
import { Questions } from './Questions.js';

/** A version of a saved form, which brings its guideline and examples; the newest of each form first. */
export function FormVersionInput({ kind }: { kind: FormKind }) {
  const { data: forms = [], isPending } = useQuery({
    queryKey: ['forms', 'versions', kind],
    queryFn: () => fetchFormVersions(kind),
  });
  const chosenId = useWatch<{ formVersionId?: string }>({ name: 'formVersionId' });
  const versions = forms.flatMap(({ name, versions: own }) =>
    [...own].sort((a, b) => b.number - a.number).map((version) => ({ ...version, name })),
  );
  const chosen = versions.find(({ id }) => id === chosenId);
  return (
    <>
      <SelectInput
        source="formVersionId"
        label="Form"
        isPending={isPending}
        choices={versions.map(({ id, name, number }) => ({ id, name: `${name}, version ${number}` }))}
        validate={required()}
        helperText={
          <>
            Its guideline and examples come with it. The study stays with this version.{' '}
            <Link component={RouterLink} to="/forms">
              Forms
            </Link>
          </>
        }
      />
      {chosen && kind === 'FORM' && <Questions definition={chosen.definition} />}
    </>
  );
}
