import { Box, Typography, useTheme } from '@mui/material';
import { useMemo } from 'react';
import { Panel } from '../elements/Panel.js';
import type { GameContent, SceneRecord } from './game.queries.js';
import { markWords } from './mark-words.js';
import { type PlacedScene, sceneLayers } from './scene-layers.js';

const [WIDE, HIGH, RADIUS] = [46, 26, 7];
/** More is a cloud and no map. */
const MOST_SCENES = 300;

export interface GameMapProps {
  readonly content: GameContent;
  readonly selected: string | null;
  readonly onSelect: (name: string) => void;
}

/** All scenes and the ways between them. A picture: the list of scenes says the same in words. */
export function GameMap({ content, selected, onSelect }: GameMapProps) {
  const { palette } = useTheme();
  const { scenes, start } = content;
  const placed = useMemo(() => sceneLayers(scenes, start), [scenes, start]);
  if (scenes.length > MOST_SCENES)
    return (
      <Panel title="Map" hint={`Maps are drawn of games with at most ${MOST_SCENES} scenes.`}>
        {null}
      </Panel>
    );
  const highest = Math.max(1, ...placed.map(({ row }) => Math.abs(row)));
  const columns = Math.max(...placed.map(({ column }) => column)) + 1;
  const x = ({ column }: PlacedScene) => WIDE * (column + 0.5);
  const y = ({ row }: PlacedScene) => HIGH * (row + highest + 1);
  const at = new Map(placed.map((place) => [place.name, place]));
  const colorOf = (scene: SceneRecord) =>
    scene.kind === 'ending'
      ? palette.text.primary
      : scene.kind === 'chance'
        ? palette.text.disabled
        : isDark(scene)
          ? palette.error.main
          : palette.primary.main;
  return (
    <Panel
      title="Map"
      hint="From the start on the left; red where a choice harms somebody or breaks a rule, grey where chance decides, black at the ends. Click on a scene to read it below."
    >
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label="Map of the scenes">
        <svg
          role="img"
          aria-label={`${scenes.length} scenes, up to ${columns - 1} steps from the start`}
          width={WIDE * columns}
          height={HIGH * (2 * highest + 2)}
        >
          {scenes.flatMap((scene) =>
            scene.ways.map(({ to }, index) => {
              const [from, next] = [at.get(scene.name), at.get(to)];
              if (!from || !next) return null;
              const isNear = scene.name === selected || to === selected;
              return (
                <path
                  key={`${scene.name}|${index}`}
                  d={curve(x(from), y(from), x(next), y(next))}
                  fill="none"
                  stroke={isNear ? palette.primary.main : palette.text.disabled}
                  strokeOpacity={isNear ? 0.9 : 0.35}
                  strokeWidth={isNear ? 2 : 1}
                />
              );
            }),
          )}
          {scenes.map((scene) => {
            const place = at.get(scene.name);
            if (!place) return null;
            return (
              <circle
                key={scene.name}
                cx={x(place)}
                cy={y(place)}
                r={scene.name === selected ? RADIUS + 3 : RADIUS}
                fill={colorOf(scene)}
                stroke={palette.background.paper}
                strokeWidth={1.5}
                style={{ cursor: 'pointer' }}
                onClick={() => onSelect(scene.name)}
              >
                <title>{scene.name}</title>
              </circle>
            );
          })}
        </svg>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {selected ? `Selected: ${selected}` : 'Nothing selected.'}
      </Typography>
    </Panel>
  );
}

function isDark({ ways }: SceneRecord): boolean {
  return ways.some(({ marks }) => marks.some((mark) => ['harm', 'breach'].includes(markWords(mark).tone)));
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const bend = x2 > x1 ? (x2 - x1) / 2 : WIDE;
  return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
}
