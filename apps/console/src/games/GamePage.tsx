import { Alert, Chip, Typography } from '@mui/material';
import { useSearchParams } from 'react-router-dom';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { PageTabs } from '../elements/PageTabs.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordPage } from '../elements/RecordPage.js';
import { When } from '../elements/When.js';
import { BaselinePanel } from './BaselinePanel.js';
import { baselineOf, type GameRecord } from './game.queries.js';
import { GameMap } from './GameMap.js';
import { ORIGINS } from './origin-words.js';
import { ScenesPanel } from './ScenesPanel.js';
import { WalkPanel } from './WalkPanel.js';

export function GamePage() {
  return (
    <RecordPage<GameRecord>
      resource="games"
      titleOf={({ title }) => title}
      chips={({ origin, licence, isCurrent }) => (
        <>
          <Chip size="small" variant="outlined" label={ORIGINS[origin] ?? origin} />
          <Chip size="small" variant="outlined" label={licence} />
          {!isCurrent && <Chip size="small" color="warning" variant="outlined" label="earlier version" />}
        </>
      )}
      isMoving={(game) => baselineOf(game) === null}
    >
      {(game) => (
        <PageTabs
          label="Parts of the game"
          tabs={[
            { key: 'about', label: 'About', content: <About game={game} /> },
            { key: 'scenes', label: 'Map and scenes', content: <Scenes game={game} /> },
            { key: 'play', label: 'Play it', content: <WalkPanel game={game} /> },
          ]}
        />
      )}
    </RecordPage>
  );
}

function About({ game }: { game: GameRecord }) {
  const { content, author } = game;
  return (
    <>
      {game.origin === 'BUNDLED' && (
        <Alert severity="info" sx={{ mb: 2 }}>
          Texts and marks were written by a language model, and no person has rated the marks yet. Do not read
          a category of which a game has only few.
        </Alert>
      )}
      <Panel title="What it is">
        <Typography sx={{ mb: 2, maxWidth: '75ch', overflowWrap: 'anywhere' }}>
          {content.summary} You are {content.character}.
        </Typography>
        <Facts
          facts={[
            ['Key', <span className="mono">{game.key}</span>],
            ['Author', author || 'The file does not say'],
            ['Scenes', `${whole(game.scenes)}, of which ${whole(game.endings)} are endings`],
            ['Choices', whole(game.choices)],
            ['A play is cut off after', `${whole(content.maxSteps)} scenes`],
            ['Added', <When at={game.createdAt} />],
            ['Content', <Hash value={game.id} />],
          ]}
        />
      </Panel>
      <BaselinePanel baseline={baselineOf(game)} />
      <Panel title="Achievements">
        <PlainTable
          label="Achievements"
          rows={content.achievements}
          keyOf={({ name }) => name}
          columns={[
            { label: 'Achievement', render: ({ text }) => text },
            { label: 'Name', render: ({ name }) => <span className="mono">{name}</span> },
            { label: 'Points', isNumber: true, render: ({ points }) => whole(points) },
          ]}
        />
      </Panel>
      {content.variables.length > 0 && (
        <Panel
          title="Variables"
          hint="What the story remembers; some choices are open only at some of their values."
        >
          <PlainTable
            label="Variables"
            rows={content.variables}
            keyOf={({ name }) => name}
            columns={[
              { label: 'Name', render: ({ name }) => <span className="mono">{name}</span> },
              { label: 'At the start', isNumber: true, render: ({ start }) => whole(start) },
              { label: 'Least', isNumber: true, render: ({ min }) => whole(min) },
              { label: 'Most', isNumber: true, render: ({ max }) => whole(max) },
            ]}
          />
        </Panel>
      )}
    </>
  );
}

function Scenes({ game: { content } }: { game: GameRecord }) {
  const [params, setParams] = useSearchParams();
  const select = (scene: string) => setParams({ tab: 'scenes', scene }, { replace: true });
  const selected = params.get('scene') ?? content.start;
  return (
    <>
      <GameMap content={content} selected={selected} onSelect={select} />
      <ScenesPanel content={content} selected={selected} onSelect={select} />
    </>
  );
}
