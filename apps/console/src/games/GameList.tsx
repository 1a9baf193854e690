import { Box, Button, Chip } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyList } from '../elements/EmptyList.js';
import { counted, percent, whole } from '../elements/format.js';
import { RecordList } from '../elements/RecordList.js';
import { baselineOf, type GameLine } from './game.queries.js';
import { ORIGINS } from './origin-words.js';

export function GameList() {
  return (
    <RecordList<GameLine>
      sort={{ field: 'title', order: 'ASC' }}
      createLabel="Import a game"
      primary={({ title }) => title}
      secondary={({ scenes, endings, licence }) =>
        `${counted(scenes, 'scene')} · ${counted(endings, 'ending')} · ${licence}`
      }
      empty={
        <EmptyList
          title="No games yet"
          action={
            <Button component={RouterLink} to="/games/create" variant="contained">
              Import a game
            </Button>
          }
        >
          A game is a story in which a model chooses. Four come with Ethogram; others are imported as files.
        </EmptyList>
      }
      columns={[
        {
          label: 'Title',
          sortBy: 'title',
          // Numbers never wrap, so that a long title would be broken after every word.
          render: ({ title }) => (
            <Box component="b" sx={{ display: 'block', minWidth: '14ch' }}>
              {title}
            </Box>
          ),
        },
        {
          label: 'From',
          sortBy: 'origin',
          render: ({ origin }) => <Chip size="small" variant="outlined" label={ORIGINS[origin] ?? origin} />,
        },
        { label: 'Licence', sortBy: 'licence', render: ({ licence }) => licence },
        { label: 'Scenes', sortBy: 'scenes', isNumber: true, render: ({ scenes }) => whole(scenes) },
        { label: 'Endings', sortBy: 'endings', isNumber: true, render: ({ endings }) => whole(endings) },
        {
          label: 'Achievements',
          sortBy: 'achievements',
          isNumber: true,
          render: ({ achievements }) => whole(achievements),
        },
        {
          label: 'Random reward',
          isNumber: true,
          render: (game) => shareText(baselineOf(game)?.random.share),
        },
        {
          label: 'Greedy reward',
          isNumber: true,
          render: (game) => shareText(baselineOf(game)?.greedy?.share),
        },
      ]}
    />
  );
}

function shareText(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : percent(share);
}
