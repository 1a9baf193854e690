import { Alert, Box, Button, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useRedirect } from 'react-admin';
import { fetchRedditApi } from '../collection-runs/collection-run.queries.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { startCollection, type StartCollection } from './collection.queries.js';
import { ListingFields } from './ListingFields.js';
import { listingProblems, listingRequest, NEW_LISTING } from './listing-form.js';
import { PostNamesField } from './PostNamesField.js';
import { postNamesOf } from './post-names.js';
import type { SourceRecord } from './source.queries.js';

const WAYS = [
  { id: 'LISTING', name: 'Posts of a subreddit' },
  { id: 'THREADS', name: 'Posts by link or id, with all their comments' },
  { id: 'BY_ID', name: 'Posts by link or id, without comments' },
  { id: 'SECOND_LOOK', name: 'Second look: posts captured two days ago' },
] as const;

/** Fetches posts through Reddit's API. */
export function CollectFromReddit({ source }: { source: SourceRecord }) {
  const [way, setWay] = useState<(typeof WAYS)[number]['id']>('LISTING');
  const [listing, setListing] = useState(NEW_LISTING);
  const [names, setNames] = useState('');
  const [isTried, setTried] = useState(false);
  const redirect = useRedirect();
  const { data: api } = useQuery({ queryKey: ['reddit-api'], queryFn: fetchRedditApi });
  const isReady =
    way === 'LISTING'
      ? Object.keys(listingProblems(listing)).length === 0
      : way === 'SECOND_LOOK' || postNamesOf(names).fullnames.length > 0;
  const { run, isBusy } = useAction(async () => {
    setTried(!isReady);
    if (!isReady) return;
    const input: StartCollection = { sourceId: source.id, kind: way };
    if (way === 'LISTING') Object.assign(input, listingRequest(listing));
    else if (way !== 'SECOND_LOOK') Object.assign(input, { fullnames: postNamesOf(names).fullnames });
    redirect('show', 'collection-runs', await startCollection(input));
  });
  const obstacle = obstacleOf(source, api);
  return (
    <Panel
      title="From Reddit"
      hint="Posts are captured at once and looked at again after two days, when flair, score and votes have settled. Both looks are kept."
    >
      {obstacle && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {obstacle}
        </Alert>
      )}
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 720 }}>
        <TextField
          select
          size="small"
          label="What"
          value={way}
          onChange={({ target }) => setWay(target.value as typeof way)}
        >
          {WAYS.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        {way === 'LISTING' && <ListingFields form={listing} onChange={setListing} isTried={isTried} />}
        {(way === 'THREADS' || way === 'BY_ID') && (
          <PostNamesField text={names} onChange={setNames} isTried={isTried} />
        )}
        <Box>
          <Button variant="contained" disabled={isBusy || obstacle !== null} onClick={() => void run()}>
            {isBusy ? 'Starting …' : 'Collect'}
          </Button>
        </Box>
      </Box>
    </Panel>
  );
}

/** Why Reddit cannot be asked for this source; null when it can. */
function obstacleOf(
  { approvalExpired }: SourceRecord,
  api: { configured: boolean; notice: string | null } | undefined,
): string | null {
  if (approvalExpired) return 'The approval has expired: enter a new one before collecting more.';
  if (api && !api.configured) return api.notice ?? 'Reddit’s API is not set up on this installation.';
  return null;
}
