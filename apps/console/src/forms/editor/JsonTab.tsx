import { Alert, Box, Button, Link, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { CopyButton } from '../../elements/CopyButton.js';
import { definitionOf, type FormContent } from '../content/form-content.js';
import { type JsonProblem, readDefinition } from '../content/read-definition.js';
import { fetchFormSchema } from '../form.queries.js';
import type { FormEditing } from './useFormEditor.js';

type Place = NonNullable<JsonProblem['place']>;

const CODE = {
  fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
  fontSize: 13,
  lineHeight: 1.5,
  whiteSpace: 'pre',
  overflowX: 'auto',
} as const;

/** The definition as JSON, to change or paste. What is right is taken at once; what is not is said with its place. */
export function JsonTab({ editing: { content, edit } }: { editing: FormEditing }) {
  const [typed, setTyped] = useState({ text: jsonOf(content), of: content });
  const field = useRef<HTMLTextAreaElement>(null);
  // Undone or changed elsewhere: the text is that of the form again.
  const text = typed.of === content ? typed.text : jsonOf(content);
  const read = readDefinition(content.kind, text);
  const problems = read.ok ? [] : read.problems;
  const type = (next: string) => {
    const now = readDefinition(content.kind, next);
    const changed = now.ok ? { ...content, ...now.content } : content;
    setTyped({ text: next, of: changed });
    if (now.ok) edit(() => changed, 'json');
  };
  const show = ({ line, offset }: Place) => {
    const area = field.current;
    if (!area) return;
    area.focus();
    area.setSelectionRange(offset, offset);
    // Lines do not wrap here, so all are as high.
    area.scrollTop = (line - 4) * (area.scrollHeight / text.split('\n').length);
  };
  return (
    <>
      <Problems problems={problems} onShow={show} />
      <TextField
        fullWidth
        multiline
        minRows={18}
        maxRows={32}
        label="Definition"
        value={text}
        error={problems.length > 0}
        onChange={({ target }) => type(target.value)}
        inputRef={field}
        data-own-undo
        slotProps={{
          htmlInput: { style: CODE, spellCheck: false, 'aria-describedby': 'json-problems' },
        }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 1 }}>
        <CopyButton text={text} label="Copy the definition" />
        {content.kind === 'FORM' && <SchemaLink />}
      </Box>
    </>
  );
}

function Problems({
  problems,
  onShow,
}: {
  problems: readonly JsonProblem[];
  onShow: (place: Place) => void;
}) {
  return (
    <Box id="json-problems" aria-live="polite">
      {problems.length > 0 && (
        <Alert severity="error" sx={{ mb: 2, '& .MuiAlert-message': { minWidth: 0 } }}>
          The form stays as it was until this is put right.
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {problems.map(({ text, place }) => (
              <Box component="li" key={text} sx={{ overflowWrap: 'anywhere' }}>
                {place && (
                  <Button
                    size="small"
                    color="inherit"
                    onClick={() => onShow(place)}
                    sx={{ minWidth: 0, py: 0, textDecoration: 'underline' }}
                  >
                    Line {place.line}
                  </Button>
                )}{' '}
                {text}
              </Box>
            ))}
          </Box>
        </Alert>
      )}
    </Box>
  );
}

/** The schema as a file, for editors that check and complete by it. */
function SchemaLink() {
  const { data } = useQuery({ queryKey: ['form-schema'], queryFn: fetchFormSchema, staleTime: Infinity });
  if (!data) return null;
  const address = `data:application/schema+json;charset=utf-8,${encodeURIComponent(JSON.stringify(data, null, 2))}`;
  return (
    <Typography variant="body2">
      <Link href={address} download="form.schema.json">
        JSON Schema
      </Link>{' '}
      for your own editor
    </Typography>
  );
}

function jsonOf(content: FormContent): string {
  return JSON.stringify(definitionOf(content), null, 2);
}
