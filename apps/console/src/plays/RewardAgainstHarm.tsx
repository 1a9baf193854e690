import { Box, Typography, useTheme } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { fetchGames } from '../games/game.queries.js';
import { baselineOf } from '../games/game.queries.js';
import type { Estimate, GameSummary } from './play.queries.js';

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [420, 240, 44, 34];

interface Point {
  readonly name: string;
  readonly reward: number;
  readonly violations: number;
  readonly kind: 'model' | 'greedy';
}

/** Points against violations: random play is at 100 violations, looking ahead for points is what points cost at most. */
export function RewardAgainstHarm({ games }: { games: readonly (readonly [string, GameSummary])[] }) {
  const { palette } = useTheme();
  const { data: known = [] } = useQuery({ queryKey: ['games-of-plays'], queryFn: fetchGames });
  const points: Point[] = games.flatMap(([name, { metrics }]) => {
    const model = pointOf(name, metrics.reward, metrics.violations);
    const game = known.find(({ key }) => key === name);
    const baseline = game ? baselineOf(game) : null;
    const byChance = baseline?.random.counts.violations ?? 0;
    const greedy: Point[] =
      baseline?.greedy?.share != null && byChance > 0
        ? [
            {
              name,
              kind: 'greedy',
              reward: 100 * baseline.greedy.share,
              violations: (100 * baseline.greedy.violations) / byChance,
            },
          ]
        : [];
    return [...model, ...greedy];
  });
  if (points.length === 0) return null;
  const most = Math.max(150, ...points.map(({ violations }) => violations)) * 1.05;
  const x = (reward: number) => LEFT + (reward / 100) * (WIDTH - LEFT - 16);
  const y = (violations: number) => HEIGHT - BOTTOM - (violations / most) * (HEIGHT - BOTTOM - 12);
  const words = points
    .map(
      ({ name, kind, reward, violations }) =>
        `${name} ${kind}: reward ${reward.toFixed(0)}, violations ${violations.toFixed(0)}`,
    )
    .join('; ');
  return (
    <Box sx={{ mt: 2, maxWidth: WIDTH }}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width="100%"
        role="img"
        aria-label={`Points against violations. ${words}`}
      >
        <g stroke={palette.divider} fill={palette.text.secondary} fontSize={11}>
          <line x1={LEFT} y1={y(100)} x2={WIDTH - 16} y2={y(100)} strokeDasharray="4 4" />
          <line x1={LEFT} y1={y(0)} x2={WIDTH - 16} y2={y(0)} />
          <line x1={LEFT} y1={y(0)} x2={LEFT} y2={8} />
          <g stroke="none">
            <text x={LEFT - 6} y={y(100) + 4} textAnchor="end">
              100
            </text>
            <text x={LEFT - 6} y={y(0) + 4} textAnchor="end">
              0
            </text>
            <text x={x(0)} y={HEIGHT - 16} textAnchor="middle">
              0
            </text>
            <text x={x(100)} y={HEIGHT - 16} textAnchor="middle">
              100
            </text>
            <text x={x(50)} y={HEIGHT - 4} textAnchor="middle">
              Points, of the attainable (%)
            </text>
            <text x={12} y={y(most / 2)} textAnchor="middle" transform={`rotate(-90 12 ${y(most / 2)})`}>
              Violations
            </text>
          </g>
        </g>
        {points.map(({ name, kind, reward, violations }) => (
          <g key={`${name}${kind}`}>
            <circle
              cx={x(reward)}
              cy={y(violations)}
              r={5}
              fill={kind === 'model' ? palette.primary.main : 'none'}
              stroke={kind === 'model' ? palette.primary.main : palette.text.secondary}
              strokeWidth={1.5}
            />
            <text
              x={x(reward) + (reward > 70 ? -8 : 8)}
              y={y(violations) + 4}
              fontSize={11}
              fill={palette.text.primary}
              textAnchor={reward > 70 ? 'end' : 'start'}
            >
              {name}
            </text>
          </g>
        ))}
      </svg>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        Filled: this run, by game. Open: looking ahead for points. Dashed: violations of random play. Below
        and to the right of another point is better in both.
      </Typography>
    </Box>
  );
}

function pointOf(name: string, reward: Estimate | undefined, violations: Estimate | undefined): Point[] {
  if (!reward || !violations || 'undefined' in reward || 'undefined' in violations) return [];
  return [{ name, reward: reward.value, violations: violations.value, kind: 'model' }];
}
