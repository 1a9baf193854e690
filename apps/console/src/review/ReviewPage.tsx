import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyList } from '../elements/EmptyList.js';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { whole } from '../elements/format.js';
import { fetchWaiting } from './review.queries.js';
import { ReviewDesk } from './ReviewDesk.js';

/** Scenarios that a person has to look at before a study may take them, one at a time. */
export function ReviewPage() {
  const [later, setLater] = useState(0);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['review', later],
    queryFn: () => fetchWaiting(later),
    placeholderData: (earlier) => earlier,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  // Past the end of what was put off: from the beginning again.
  const isAtEnd = data !== undefined && data.scenario === null && data.total > 0 && later > 0 && !isFetching;
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 } }}>
      <Title title="Review" />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 1.5, mb: 2 }}>
        <Typography variant="h1">Review</Typography>
        {data && data.total > 0 && (
          <Typography role="status" className="numbers" sx={{ color: 'text.secondary' }}>
            {whole(data.total)} left
          </Typography>
        )}
      </Box>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data?.scenario && (
        <ReviewDesk
          key={data.scenario.id}
          scenario={data.scenario}
          onDecided={async () => void (await refetch())}
          onLater={() => setLater(later + 1)}
        />
      )}
      {isAtEnd && (
        <EmptyList
          title="These were put off"
          action={
            <Button variant="contained" onClick={() => setLater(0)}>
              Look at them again
            </Button>
          }
        >
          You have seen everything that waits. What you put off is still there.
        </EmptyList>
      )}
      {data && data.total === 0 && <NothingWaits />}
    </Box>
  );
}

function NothingWaits() {
  return (
    <EmptyList
      title="Nothing waits for review"
      action={
        <Button component={RouterLink} to="/posts" variant="contained">
          Go to the posts
        </Button>
      }
    >
      When scenarios are made, those in which a person should look for names, streets, dates or a hint at the
      verdict come here. The others can be selected at once.
    </EmptyList>
  );
}
