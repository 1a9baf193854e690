import { Box, Button, Checkbox, Typography } from '@mui/material';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { counted } from '../elements/format.js';

/** Takes a run into the picture of several; the list's own boxes have no names that screen readers could say. */
export function ChooseRun({ id, name }: { id: string; name: string }) {
  const { selectedIds = [], onToggleItem } = useListContext();
  return (
    <Checkbox
      size="small"
      sx={{ p: 0.25 }}
      checked={selectedIds.includes(id)}
      slotProps={{ input: { 'aria-label': `Compare ${name}` } }}
      onClick={(event) => event.stopPropagation()}
      onChange={() => onToggleItem(id)}
    />
  );
}

/** Leads from the runs chosen in a list to their curves in one picture. */
export function ChosenRuns() {
  const { selectedIds = [] } = useListContext();
  if (selectedIds.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1 }}>
      <Typography variant="body2">{counted(selectedIds.length, 'run')} chosen</Typography>
      <Button
        component={RouterLink}
        to={`/fine-tunes/curves?ids=${selectedIds.join(',')}`}
        variant="outlined"
      >
        Compare curves
      </Button>
    </Box>
  );
}
