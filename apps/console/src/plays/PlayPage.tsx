import { Alert, Box, Button, Chip, LinearProgress, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { counted, when } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { RecordPage } from '../elements/RecordPage.js';
import { MoveSteps } from './MoveSteps.js';
import { EndingView, MoveView } from './MoveView.js';
import { partingOf } from './parting.js';
import { fetchCounterpart, fetchPlayRuns, type PlayRecord } from './play.queries.js';
import { GOAL_WORDS, STATUS_WORDS } from './play-words.js';

export function PlayPage() {
  return (
    <RecordPage<PlayRecord>
      resource="plays"
      titleOf={({ replay, episode }) => `${replay.title}, play ${episode + 1}`}
      chips={({ status, goal, drawn, turns }) => (
        <>
          <Chip size="small" variant="outlined" label={STATUS_WORDS[status] ?? status} />
          <Chip size="small" variant="outlined" label={GOAL_WORDS[goal] ?? goal} />
          <Chip size="small" variant="outlined" label={counted(turns, 'decision')} />
          {drawn > 0 && (
            <Chip size="small" color="warning" variant="outlined" label={`${drawn} drawn evenly`} />
          )}
        </>
      )}
      actions={({ gameId, runId }) => (
        <>
          <RecordLink to="runs" id={runId}>
            Its run
          </RecordLink>
          <RecordLink to="games" id={gameId}>
            The game
          </RecordLink>
        </>
      )}
    >
      {(play) => <Replay play={play} />}
    </RecordPage>
  );
}

function Replay({ play }: { play: PlayRecord }) {
  const [params, setParams] = useSearchParams();
  const otherRun = params.get('with') ?? '';
  const { data: other, isLoading } = useQuery({
    queryKey: ['counterpart', play.id, otherRun],
    queryFn: () => fetchCounterpart(play.id, otherRun),
    enabled: otherRun !== '',
  });
  const parting = other ? partingOf(play.replay.moves, other.replay.moves) : null;
  const last = Math.max(play.replay.moves.length, other?.replay.moves.length ?? 0);
  const wanted = params.get('move');
  const at = Math.min(last, wanted === null ? (parting ?? 0) : Math.max(0, Number(wanted) || 0));
  const go = (move: number) =>
    setParams({ ...(otherRun ? { with: otherRun } : {}), move: String(move) }, { replace: true });
  return (
    <>
      <Beside
        play={play}
        chosen={otherRun}
        onChoose={(run) => setParams(run ? { with: run } : {}, { replace: true })}
      />
      {isLoading && <LinearProgress aria-label="Loading the other play" sx={{ mb: 2 }} />}
      {other === null && (
        <Alert severity="info" sx={{ mb: 2 }}>
          That run has no play with the same game, goal, seed and episode.
        </Alert>
      )}
      {other && (
        <Alert
          severity="info"
          sx={{ mb: 2 }}
          action={
            parting !== null && (
              <Button color="inherit" onClick={() => go(parting)}>
                Show
              </Button>
            )
          }
        >
          {parting === null
            ? 'Both plays went the same way to the end.'
            : `The plays part at decision ${parting + 1}.`}
        </Alert>
      )}
      <MoveSteps moves={play.replay.moves} at={at} last={last} onGo={go} />
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: other ? '1fr 1fr' : '1fr' } }}
      >
        <Side title={other ? 'This play' : titleAt(play, at)} play={play} at={at} />
        {other && <Side title="The other run" play={other} at={at} />}
      </Box>
    </>
  );
}

function titleAt({ replay }: PlayRecord, at: number): string {
  return at < replay.moves.length ? `Decision ${at + 1} of ${replay.moves.length}` : 'The end';
}

function Side({ title, play, at }: { title: string; play: PlayRecord; at: number }) {
  const { moves, ending } = play.replay;
  const move = moves[at];
  return (
    <Panel title={title} hint={move && <span className="mono">{move.scene}</span>}>
      {move ? <MoveView move={move} /> : <EndingView ending={ending} />}
    </Panel>
  );
}

function Beside({
  play,
  chosen,
  onChoose,
}: {
  play: PlayRecord;
  chosen: string;
  onChoose: (runId: string) => void;
}) {
  const { data = [] } = useQuery({ queryKey: ['play-runs'], queryFn: fetchPlayRuns });
  const others = data.filter(({ id }) => id !== play.runId);
  if (others.length === 0) return null;
  return (
    <TextField
      select
      size="small"
      label="Beside the play of another run"
      value={others.some(({ id }) => id === chosen) ? chosen : ''}
      onChange={({ target }) => onChoose(target.value)}
      sx={{ mb: 2, minWidth: { xs: '100%', sm: 360 } }}
    >
      <MenuItem value="">none</MenuItem>
      {others.map(({ id, model, createdAt }) => (
        <MenuItem key={id} value={id}>
          {model}, {when(createdAt)}
        </MenuItem>
      ))}
    </TextField>
  );
}
