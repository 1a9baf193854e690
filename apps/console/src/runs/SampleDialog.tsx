import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Facts } from '../elements/Facts.js';
import { percent, plain, when, whole } from '../elements/format.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { valueLabel } from '../training-sets/value-words.js';
import { fetchAttempts, type SampleRecord } from './run.queries.js';
import { scoreLabel } from './suite-words.js';

export interface SampleDialogProps {
  readonly sample: SampleRecord;
  readonly runId: string;
  readonly suite: string;
  readonly onClose: () => void;
}

/** One sample with all that is known of it. */
export function SampleDialog({ sample, runId, suite, onClose }: SampleDialogProps) {
  const { data: attempts = [] } = useQuery({
    queryKey: ['sample-attempts', runId, sample.key],
    queryFn: () => fetchAttempts(runId, sample.key),
  });
  const messages = Array.isArray(sample.prompt) ? (sample.prompt as { role: string; content: string }[]) : [];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="sample-title">
      <DialogTitle id="sample-title" className="mono" sx={{ overflowWrap: 'anywhere', fontSize: 16 }}>
        {sample.key}
      </DialogTitle>
      <DialogContent dividers>
        {messages.length === 0 && (
          <Typography>The post it asked about was deleted, and the prompt with it.</Typography>
        )}
        {messages.map(({ role, content }) => (
          <Box key={role} sx={{ mb: 2 }}>
            <Typography variant="h3" gutterBottom>
              {role === 'system' ? 'System message' : 'Prompt'}
            </Typography>
            <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{content}</Box>
          </Box>
        ))}
        <Distribution sample={sample} />
        {sample.text !== null && (
          <Box sx={{ mb: 2 }}>
            <Typography variant="h3" gutterBottom>
              {sample.outcome === 'error' ? 'What the server said' : 'Answer'}
            </Typography>
            <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{sample.text}</Box>
          </Box>
        )}
        <Facts
          facts={[
            ['Outcome', sample.outcome],
            [scoreLabel(suite), sample.score === null ? '–' : plain(sample.score, 3)],
            ['Value', valueLabel(sample.value)],
            ['Probability on the labels', sample.mass === null ? '–' : plain(sample.mass, 3)],
            ['How it was read', sample.method ?? 'not kept'],
            [
              'Answered in',
              sample.cached
                ? 'remembered from an earlier run'
                : sample.latencyMs === null
                  ? 'not kept'
                  : `${whole(sample.latencyMs)} ms`,
            ],
            ['Stored', when(sample.createdAt)],
          ]}
        />
        {attempts.map(({ id, outcome, text, replacedAt }) => (
          <Typography key={id} variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
            Before {when(replacedAt)}: {outcome}
            {text ? `, ${text}` : ''}
          </Typography>
        ))}
        <JsonDetails summary="What the suite knows of it" value={sample.meta} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

/** Each label with its probability as a bar, in the order of the suite. */
function Distribution({ sample }: { sample: SampleRecord }) {
  const shares = (sample.distribution ?? {}) as Record<string, number>;
  const labels = sample.labels.length > 0 ? sample.labels : Object.keys(shares);
  if (labels.length === 0 || sample.distribution === null) return null;
  return (
    <Box component="ul" aria-label="Probabilities" sx={{ listStyle: 'none', p: 0, m: 0, mb: 2 }}>
      {labels.map((label) => (
        <Box component="li" key={label} sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 0.5 }}>
          <span style={{ minWidth: 48 }}>{label}</span>
          <Box sx={{ flex: 1, height: 10, borderRadius: 1, bgcolor: 'action.hover', overflow: 'hidden' }}>
            <Box sx={{ height: 10, width: `${100 * (shares[label] ?? 0)}%`, bgcolor: 'primary.main' }} />
          </Box>
          <span className="numbers" style={{ minWidth: 52, textAlign: 'right' }}>
            {percent(shares[label] ?? 0)}
          </span>
        </Box>
      ))}
    </Box>
  );
}
