import { Box, Chip, Tooltip } from '@mui/material';
import { CONTENT_FLAGS, languageName, POST_TYPES, REVIEW_STATES, ROUTINGS } from '../elements/words.js';
import type { PostCore } from './post.queries.js';

const ROUTING_HELP: Readonly<Record<string, string>> = {
  WARN: 'Shown to annotators behind a warning.',
  OPT_IN: 'Only in studies that ask for such posts.',
  EXCLUDED: 'Never shown to annotators.',
};

type Read = Pick<PostCore, 'postType' | 'language' | 'contentFlags' | 'routing'>;

/** What was read off a post's text: its type, its language, what it may be about, and who may be shown it. */
export function PostChips({ post, isBrief = false }: { post: Read; isBrief?: boolean }) {
  const { postType, language, contentFlags, routing } = post;
  const isPlain = isBrief && postType === 'PAST';
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5 }}>
      {postType && !isPlain && (
        <Chip size="small" variant="outlined" label={POST_TYPES[postType] ?? postType} />
      )}
      {language && !(isBrief && language === 'en') && (
        <Chip size="small" variant="outlined" label={languageName(language)} />
      )}
      {contentFlags.map((flag) => (
        <Chip
          key={flag}
          size="small"
          variant="outlined"
          color="warning"
          label={CONTENT_FLAGS[flag] ?? flag}
        />
      ))}
      {routing && routing !== 'OK' && (
        <Tooltip title={ROUTING_HELP[routing] ?? ''}>
          <Chip
            size="small"
            color={routing === 'EXCLUDED' ? 'error' : 'warning'}
            label={ROUTINGS[routing] ?? routing}
          />
        </Tooltip>
      )}
    </Box>
  );
}

/** Whether there is a scenario of a post, and whether it still has to be looked at. */
export function ScenarioChip({ post }: { post: Pick<PostCore, 'scenarioId' | 'scenarioReview'> }) {
  if (!post.scenarioId) return null;
  const isSettled = !post.scenarioReview || post.scenarioReview === 'NOT_NEEDED';
  const words = isSettled ? 'scenario' : `scenario, ${REVIEW_STATES[post.scenarioReview ?? ''] ?? ''}`;
  return <Chip size="small" variant="outlined" label={words} sx={{ height: 18, fontSize: 11 }} />;
}
