import { Typography } from '@mui/material';
import { Facts } from '../elements/Facts.js';
import { Panel } from '../elements/Panel.js';
import { When } from '../elements/When.js';
import type { ReportContent } from './report-content.js';

/** How the numbers were made, in the words to cite. */
export function MethodPanel({ content }: { content: ReportContent }) {
  return (
    <Panel title="Method">
      <Typography sx={{ maxWidth: '80ch', mb: 2 }}>{content.method}</Typography>
      <Facts
        facts={[
          ['How answers were read', content.labelMethod],
          ['Seed', String(content.seed)],
          ['Made', <When at={content.createdAt} />],
        ]}
      />
    </Panel>
  );
}
