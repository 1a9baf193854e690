import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { When } from '../elements/When.js';
import { type CollectionRunRecord, fetchRedditApi } from './collection-run.queries.js';

const LOOK_AGAIN_MS = 5_000;

/** What a run asks of Reddit, and what Reddit still allows: a budget that all workers share. */
export function RedditApiFacts({ run, isMoving }: { run: CollectionRunRecord; isMoving: boolean }) {
  const { data } = useQuery({
    queryKey: ['reddit-api'],
    queryFn: fetchRedditApi,
    refetchInterval: isMoving ? LOOK_AGAIN_MS : false,
  });
  return (
    <Panel title="Requests to Reddit">
      {data?.notice && isMoving && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {data.notice}
        </Alert>
      )}
      <Facts
        facts={[
          ['Sent by this run', whole(run.requestsSent)],
          isMoving && [
            'Left for everybody now',
            typeof data?.remaining === 'number' ? whole(Math.floor(data.remaining)) : 'not known yet',
          ],
          isMoving && ['Full again', <When at={data?.resetsAt} otherwise="not known yet" />],
        ]}
      />
    </Panel>
  );
}
