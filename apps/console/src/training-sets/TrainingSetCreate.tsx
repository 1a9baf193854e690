import { ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Create } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { fetchModels } from '../models/model.queries.js';
import { MoralSetForm } from './MoralSetForm.js';
import { SurveySetForm } from './SurveySetForm.js';

/** Which kind is in the address, so that a release can link to the form that begins with it. */
export function TrainingSetCreate() {
  const [params, setParams] = useSearchParams();
  const models = useQuery({ queryKey: ['models'], queryFn: fetchModels });
  if (models.isPending) return null;
  const bases = (models.data ?? []).filter(({ kind }) => kind === 'BASE');
  const isMoral = params.get('kind') === 'moral';
  return (
    <Create redirect="show" title="New training set" sx={{ '& .RaCreate-main': { mt: 2 } }}>
      <>
        <Typography variant="h1" gutterBottom sx={{ px: 2, pt: 2 }}>
          New training set
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="What is taught"
          value={isMoral ? 'moral' : 'survey'}
          onChange={(_event, kind: string | null) => kind && setParams({ kind }, { replace: true })}
          sx={{ px: 2 }}
        >
          <ToggleButton value="survey">Survey answers</ToggleButton>
          <ToggleButton value="moral">Moral judgments</ToggleButton>
        </ToggleButtonGroup>
        {isMoral ? (
          <MoralSetForm bases={bases} releaseId={params.get('release') ?? undefined} />
        ) : (
          <SurveySetForm bases={bases} />
        )}
      </>
    </Create>
  );
}
