import { Box } from '@mui/material';

/** The exact record behind a screen, for those who want it; closed until asked for. */
export function JsonDetails({ summary, value }: { summary: string; value: unknown }) {
  return (
    <Box component="details" sx={{ mt: 1 }}>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary', fontSize: 14 }}>
        {summary}
      </Box>
      <Box
        component="pre"
        className="json mono"
        tabIndex={0}
        sx={{ bgcolor: 'action.hover', borderRadius: 1, mt: 1 }}
      >
        {JSON.stringify(value, null, 2)}
      </Box>
    </Box>
  );
}
