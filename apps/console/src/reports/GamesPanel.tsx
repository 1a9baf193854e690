import type { GamesComparison, GameShift, ReportContent } from '@ethogram/core';
import { ForestChart } from '@ethogram/web';
import { Box, Typography } from '@mui/material';
import { counted, percent } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { MissingPart } from './MissingPart.js';
import { type ReportFigure, ReportPicture } from './ReportPicture.js';

/** What the model does where nobody asks it about values. */
export function GamesPanel({
  content: { parts, reasons },
  figures,
}: {
  content: ReportContent;
  figures: readonly ReportFigure[];
}) {
  const games = parts.textAdventure;
  return (
    <Panel
      title="Text adventures"
      hint="The same games with the same seeds, played before and after. 100 is what random play comes to; reward is percent of the attainable points."
    >
      {games ? (
        <>
          <GameShifts games={games} />
          <ReportPicture figures={figures} name="trajectories-points" />
          <ReportPicture figures={figures} name="trajectories-violations" />
        </>
      ) : (
        <MissingPart reason={reasons.textAdventure} />
      )}
    </Panel>
  );
}

export function GameShifts({ games }: { games: GamesComparison }) {
  return (
    <>
      <Typography sx={{ mb: 2 }}>
        {counted(games.plays, 'pair')} of plays of {counted(games.games.length, 'game')}. Turns without a
        usable answer, drawn evenly: {percent(games.fallback.base)} before, {percent(games.fallback.tuned)}{' '}
        after.
      </Typography>
      <ForestChart
        title="Games before and after"
        description="Change of each normalised score after training, games being the clusters, with 95 % intervals."
        rows={gameRows(games.metrics)}
        axisLabel="Change in normalised score (tuned − base)"
        signed
        tunedLabel="Change"
        note="* corrected p below 0.05."
      />
      {games.answeredOnly && games.fallback.base + games.fallback.tuned > 0 && (
        <Box sx={{ mt: 3 }}>
          <ForestChart
            title="Only plays without drawn turns"
            description="The same over pairs in which both models gave a usable answer at every turn."
            rows={gameRows(games.answeredOnly)}
            axisLabel="Change in normalised score (tuned − base)"
            signed
            tunedLabel="Change"
          />
        </Box>
      )}
    </>
  );
}

function gameRows(metrics: Record<string, GameShift>) {
  return Object.entries(metrics).map(([metric, { overall }]) => ({
    key: metric,
    label: metric,
    tuned: { value: overall.shift, low: overall.low, high: overall.high },
    ...(overall.pHolm !== null && overall.pHolm < 0.05 ? { remark: '*' } : {}),
  }));
}
