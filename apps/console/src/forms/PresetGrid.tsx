import type { FormDefinition } from '@ethogram/core';
import { Box, Card, CardActionArea, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { counted } from '../elements/format.js';
import { formInWords } from '../studies/form-words.js';
import type { FormPreset } from './form.queries.js';

interface Start {
  readonly key: string;
  readonly name: string;
  readonly about: string;
}

const EMPTY: readonly Start[] = [
  { key: 'FORM', name: 'An empty form', about: 'Questions of your own, from nothing.' },
  {
    key: 'MORAL_JUDGMENT',
    name: 'A moral judgment',
    about: 'Verdict, acceptability and values, with the parts that you choose.',
  },
];

/** What a new form can begin from. */
export function PresetGrid({ presets }: { presets: readonly FormPreset[] }) {
  const starts = [
    ...presets.map(({ key, name, ...preset }) => ({ key, name, about: aboutOf(preset) })),
    ...EMPTY,
  ];
  return (
    <Box
      component="ul"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
        gap: 2,
        p: 0,
        m: 0,
        listStyle: 'none',
      }}
    >
      {starts.map(({ key, name, about }) => (
        <Card key={key} component="li">
          <CardActionArea
            component={RouterLink}
            to={`/forms/create?from=${encodeURIComponent(key)}`}
            sx={{ p: 2.5, height: '100%', display: 'block' }}
          >
            <Typography variant="h2" component="p" gutterBottom>
              {name}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {about}
            </Typography>
          </CardActionArea>
        </Card>
      ))}
    </Box>
  );
}

/** The questions of a preset in a line. */
function aboutOf({ kind, definition }: Omit<FormPreset, 'key' | 'name'>): string {
  if (kind !== 'FORM') return formInWords(definition) ?? '';
  const { parts } = definition as FormDefinition;
  return `${counted(parts.length, 'question')}: ${parts.map(({ label }) => label).join(' · ')}`;
}
