import { Alert, Box, Typography } from '@mui/material';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { Panel } from '../elements/Panel.js';
import { filterPhrases, leftOutFacts, type ManifestWords, splitSentence } from './manifest-words.js';

/** The manifest in words: what is in the release, what is not, how it was made, and what may be done with it. */
export function ManifestPanel({ manifest }: { manifest: ManifestWords }) {
  const { counts, leftOut, permissions, guardedBy = [], studies = [] } = manifest;
  const yes = (allowed: boolean): string => (allowed ? 'yes' : 'no');
  const left = leftOutFacts(leftOut);
  const made: [string, string][] = [
    ['Judgments asked for', filterPhrases(manifest).join('; ')],
    ['Parts', splitSentence(manifest)],
    ['One answer of many', manifest.aggregation],
    ...(studies.length > 1
      ? [['Studies', studies.map(({ name }) => name).join(', ')] as [string, string]]
      : []),
    ...(guardedBy.length > 0
      ? [
          [
            'Checked against the test parts of',
            guardedBy.map(({ name, version }) => `${name} ${version}`).join(', '),
          ] as [string, string],
        ]
      : []),
    ['Made by', `Ethogram ${manifest.codeVersion}`],
  ];
  return (
    <Panel title="What is in it">
      <Facts
        facts={[
          ['Rows', whole(counts.rows)],
          ['Judgments', whole(counts.judgments)],
          ...(left.length > 0 ? left : [['Left out', 'nothing'] as [string, string]]),
          ['May be trained on', yes(permissions.mayTrain)],
          ['Text may be published', yes(permissions.mayPublishText)],
          ['Ids may be published', yes(permissions.mayPublishIds)],
        ]}
      />
      {permissions.rowsWithoutText > 0 && (
        <Alert severity="info" sx={{ mt: 2 }}>
          The texts of {whole(permissions.rowsWithoutText)} rows may not be published and are left out.
        </Alert>
      )}
      <Typography variant="h3" sx={{ mt: 2.5 }}>
        How it was made
      </Typography>
      <Box component="dl" sx={{ m: 0, mt: 0.5, display: 'grid', gap: 1, maxWidth: '85ch' }}>
        {made.map(([name, words]) => (
          <div key={name}>
            <Box component="dt" sx={{ color: 'text.secondary', fontSize: 13 }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {words}
            </Box>
          </div>
        ))}
      </Box>
      <JsonDetails summary="Manifest: everything the hash covers" value={manifest} />
    </Panel>
  );
}
