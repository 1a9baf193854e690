import AddIcon from '@mui/icons-material/Add';
import DownIcon from '@mui/icons-material/ArrowDownward';
import UpIcon from '@mui/icons-material/ArrowUpward';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import type { GuidelineExample } from '@ethogram/core';
import { Box, Button, Card, IconButton, TextField, Typography } from '@mui/material';
import type { FormEditing } from './useFormEditor.js';

const NEW: GuidelineExample = { title: 'New example', text: '', explanation: '' };

type Examples = readonly GuidelineExample[];

/** Worked cases that are shown beside the guideline. */
export function ExamplesTab({ editing: { content, edit } }: { editing: FormEditing }) {
  const { examples } = content;
  const set = (next: Examples, about: string | null = null) =>
    edit((now) => ({ ...now, examples: next }), about);
  const move = (from: number, to: number) => {
    const example = examples[from];
    if (example) set(examples.toSpliced(from, 1).toSpliced(to, 0, example));
  };
  return (
    <>
      {examples.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          No examples yet. A worked case teaches more than a rule: a text, the right answer, and why.
        </Typography>
      )}
      <Box
        component="ol"
        aria-label="Examples"
        sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 }}
      >
        {examples.map((example, at) => (
          <ExampleFields
            key={at}
            at={at}
            example={example}
            onChange={(changed, field) => set(examples.with(at, changed), `example ${at} ${field}`)}
            onRemove={() => set(examples.toSpliced(at, 1))}
            onUp={at > 0 ? () => move(at, at - 1) : null}
            onDown={at < examples.length - 1 ? () => move(at, at + 1) : null}
          />
        ))}
      </Box>
      <Button
        startIcon={<AddIcon />}
        variant="outlined"
        sx={{ mt: 1.5 }}
        onClick={() => set([...examples, NEW])}
      >
        Add an example
      </Button>
    </>
  );
}

interface ExampleFieldsProps {
  readonly at: number;
  readonly example: GuidelineExample;
  readonly onChange: (example: GuidelineExample, field: string) => void;
  readonly onRemove: () => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}

function ExampleFields({ at, example, onChange, onRemove, onUp, onDown }: ExampleFieldsProps) {
  const field = (key: keyof GuidelineExample, label: string, minRows?: number) => (
    <TextField
      size="small"
      label={label}
      multiline={minRows !== undefined}
      minRows={minRows}
      value={example[key]}
      onChange={({ target }) => onChange({ ...example, [key]: target.value }, key)}
    />
  );
  return (
    <Card component="li" sx={{ p: 2, display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="h3">Example {at + 1}</Typography>
        <Box>
          <IconButton
            size="small"
            aria-label={`Move example ${at + 1} up`}
            disabled={!onUp}
            onClick={() => onUp?.()}
          >
            <UpIcon fontSize="small" />
          </IconButton>
          <IconButton
            size="small"
            aria-label={`Move example ${at + 1} down`}
            disabled={!onDown}
            onClick={() => onDown?.()}
          >
            <DownIcon fontSize="small" />
          </IconButton>
          <IconButton size="small" aria-label={`Delete example ${at + 1}`} onClick={onRemove}>
            <DeleteIcon fontSize="small" />
          </IconButton>
        </Box>
      </Box>
      {field('title', 'Title')}
      {field('text', 'Text, as it would be judged', 2)}
      {field('explanation', 'The right answer and why (Markdown)', 3)}
    </Card>
  );
}
