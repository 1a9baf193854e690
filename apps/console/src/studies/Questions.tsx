import { Box, Typography } from '@mui/material';
import { DefinitionView } from '../forms/view/DefinitionView.js';
import { partsOfStudy } from './study-form.js';

/** The questions of a form, folded away until they are wanted. */
export function Questions({ definition }: { definition: unknown }) {
  return (
    <Box component="details" sx={{ mb: 2, width: '100%' }}>
      <Typography component="summary" variant="body2" sx={{ cursor: 'pointer', mb: 1 }}>
        What it asks
      </Typography>
      <DefinitionView parts={partsOfStudy(definition)} />
    </Box>
  );
}
