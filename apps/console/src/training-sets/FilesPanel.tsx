import DownloadIcon from '@mui/icons-material/Download';
import { Box, Button } from '@mui/material';
import { Panel } from '../elements/Panel.js';
import type { TrainingSetRecord } from './training-set.queries.js';

const VIEW_LABELS: Record<string, string> = {
  trl: 'TRL (JSONL)',
  openai: 'OpenAI (JSONL)',
  'llama-factory': 'LLaMA-Factory (zip)',
  axolotl: 'Axolotl (zip)',
};

export function FilesPanel({ set }: { set: TrainingSetRecord }) {
  return (
    <Panel
      title="Files"
      hint="The same rows for several trainers. The platform’s own trainer reads the one for TRL."
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {set.files.map(({ view, split, path }) => (
          <Button key={path} href={path} download variant="outlined" startIcon={<DownloadIcon />}>
            {VIEW_LABELS[view] ?? view}
            {split === 'validation' && ', validation'}
          </Button>
        ))}
      </Box>
    </Panel>
  );
}
