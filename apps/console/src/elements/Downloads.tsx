import DownloadIcon from '@mui/icons-material/Download';
import { Button } from '@mui/material';

const FORMATS = [
  ['html', 'HTML'],
  ['json', 'JSON'],
  ['csv', 'CSV'],
] as const;

/** A report as a file: to read without the platform, for programs, and one estimate a row for a spreadsheet. */
export function Downloads({ path }: { path: string }) {
  return FORMATS.map(([extension, name]) => (
    <Button
      key={extension}
      href={`${path}.${extension}`}
      download
      variant="outlined"
      startIcon={<DownloadIcon />}
    >
      Download {name}
    </Button>
  ));
}
