import { Box, Chip, Link, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { counted } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import type { GameContent, SceneRecord } from './game.queries.js';
import { MarkChips } from './MarkChips.js';

/** Of a longer game the words narrow it down. */
const MOST_SHOWN = 300;

/** One scene with every way on: what it says, when it is open, what it does and what it is marked with. */
export function SceneText({ scene, onGo }: { scene: SceneRecord; onGo: (name: string) => void }) {
  return (
    <Box component="section" aria-label={`Scene ${scene.name}`}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 0.5 }}>
        <Typography variant="h3" component="h3" className="mono">
          {scene.name}
        </Typography>
        <Chip size="small" label={scene.kind} />
        <MarkChips marks={scene.marks} label="Marks of the scene" />
      </Box>
      <Typography sx={{ maxWidth: '75ch', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {scene.text}
      </Typography>
      {scene.earns.length > 0 && <Typography variant="body2">earns {scene.earns.join(', ')}</Typography>}
      <Box component="ul" sx={{ pl: 2.5, my: 1, display: 'grid', gap: 1 }}>
        {scene.ways.map((way, index) => (
          <li key={`${way.to}${index}`}>
            {way.text || 'By chance'} →{' '}
            <Link
              component="button"
              onClick={() => onGo(way.to)}
              className="mono"
              sx={{ verticalAlign: 'baseline' }}
            >
              {way.to}
            </Link>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {[
                way.conditions.length > 0 && `only while ${way.conditions.join(' and ')}`,
                way.effects.length > 0 && `then ${way.effects.join(', ')}`,
                way.earns.length > 0 && `earns ${way.earns.join(', ')}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
            <MarkChips marks={way.marks} />
          </li>
        ))}
      </Box>
    </Box>
  );
}

export interface ScenesPanelProps {
  readonly content: GameContent;
  readonly selected: string | null;
  readonly onSelect: (name: string) => void;
}

/** Every scene by its name or words. */
export function ScenesPanel({ content, selected, onSelect }: ScenesPanelProps) {
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = content.scenes.filter(
    ({ name, text, ways }) =>
      name.includes(wanted) ||
      text.toLowerCase().includes(wanted) ||
      ways.some(
        (way) => way.text.toLowerCase().includes(wanted) || way.marks.some((mark) => mark.includes(wanted)),
      ),
  );
  const scene = content.scenes.find(({ name }) => name === selected);
  return (
    <Panel title="Scenes" hint={`${counted(found.length, 'scene')} of ${content.scenes.length}`}>
      {scene && <SceneText scene={scene} onGo={onSelect} />}
      <TextField
        size="small"
        label="Words, or a mark"
        value={words}
        onChange={({ target }) => setWords(target.value)}
        sx={{ my: 1.5, minWidth: 240 }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {found.slice(0, MOST_SHOWN).map(({ name, kind }) => (
          <Chip
            key={name}
            size="small"
            clickable
            label={name}
            color={name === selected ? 'primary' : 'default'}
            variant={kind === 'ending' ? 'filled' : 'outlined'}
            onClick={() => onSelect(name)}
          />
        ))}
      </Box>
    </Panel>
  );
}
