import DownloadIcon from '@mui/icons-material/Download';
import { Box, Button, Typography } from '@mui/material';
import type { ReportRecord } from './report.queries.js';

export type ReportFigure = ReportRecord['figures'][number];

/** A figure of the report's own file, the very same one; nothing where the report has no numbers for it. */
export function ReportPicture({ figures, name }: { figures: readonly ReportFigure[]; name: string }) {
  const figure = figures.find(({ key }) => key === name);
  if (!figure) return null;
  const { title, description, path } = figure;
  return (
    <Box component="figure" sx={{ m: 0, mt: 3 }}>
      <Typography component="figcaption" variant="h3" sx={{ fontSize: '1.05rem', mb: 1 }}>
        {title}
      </Typography>
      {/* Wide ones are scrolled, by keyboard too. */}
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={title}>
        <img src={path} alt={description} style={{ display: 'block' }} />
      </Box>
      <Box className="no-print">
        <FigureLink figure={figure} />
      </Box>
    </Box>
  );
}

export function FigureLink({ figure: { title, path } }: { figure: ReportFigure }) {
  return (
    <Button
      href={path}
      download
      size="small"
      startIcon={<DownloadIcon />}
      aria-label={`Download figure: ${title}`}
    >
      Download figure
    </Button>
  );
}
