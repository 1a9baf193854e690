import type { ReportContent } from '@ethogram/core';
import { Box, Typography } from '@mui/material';
import { CopyButton } from '../elements/CopyButton.js';
import { Facts } from '../elements/Facts.js';
import { Panel } from '../elements/Panel.js';
import { When } from '../elements/When.js';

/** How the numbers were made, in the words to cite. */
export function MethodPanel({ content }: { content: ReportContent }) {
  const { methods, bibtex } = content;
  return (
    <Panel
      title="Method"
      hint="Written from the settings of the runs, to be taken over into a paper."
      actions={<CopyButton text={methods.join('\n\n')} label="Copy the methods" />}
    >
      {methods.map((paragraph) => (
        <Typography key={paragraph} sx={{ maxWidth: '80ch', mb: 1.5, overflowWrap: 'anywhere' }}>
          {paragraph}
        </Typography>
      ))}
      {bibtex && (
        <Box component="details" sx={{ mb: 2 }}>
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            BibTeX
          </Box>
          <Box sx={{ display: 'flex', alignItems: 'start', gap: 1 }}>
            <Box component="pre" className="mono" sx={{ overflowX: 'auto', fontSize: 13 }} tabIndex={0}>
              {bibtex}
            </Box>
            <CopyButton text={bibtex} label="Copy BibTeX" />
          </Box>
        </Box>
      )}
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
