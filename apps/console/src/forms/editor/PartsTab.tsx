import type { FormDefinition, FormPart, FormPartKind } from '@ethogram/core';
import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { problemsOfPart } from '../content/form-problems.js';
import {
  askedAfter,
  withCopyOf,
  withNewPart,
  withoutPartAt,
  withPartChanged,
  withPartMoved,
} from '../content/part-edits.js';
import { AddPart } from './AddPart.js';
import { PartCard } from './PartCard.js';
import { usePartFocus } from './usePartFocus.js';
import type { FormEditing } from './useFormEditor.js';

interface PartsTabProps {
  readonly editing: FormEditing;
  /** The definition of the version this began from. */
  readonly saved: unknown;
  readonly problems: readonly string[];
}

/** The questions of a form, in order: one of them open. */
export function PartsTab({ editing: { content, edit }, saved, problems }: PartsTabProps) {
  const { parts } = content;
  const [openId, setOpenId] = useState<string | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [news, setNews] = useState('');
  const { list, focusPart } = usePartFocus();
  const setParts = (next: readonly FormPart[], about: string | null = null) =>
    edit((now) => ({ ...now, parts: next }), about);

  const add = (kind: FormPartKind) => {
    const openAt = parts.findIndex(({ id }) => id === openId);
    const { parts: next, id } = withNewPart(parts, kind, openAt === -1 ? parts.length : openAt + 1);
    setParts(next);
    setOpenId(id);
    focusPart(id, 'label');
  };
  const copy = (at: number) => {
    const { parts: next, id } = withCopyOf(parts, at);
    setParts(next);
    setOpenId(id);
    focusPart(id, 'label');
  };
  const remove = (at: number) => {
    const gone = parts[at];
    const forgetful = gone ? askedAfter(parts, gone.id) : [];
    setParts(withoutPartAt(parts, at));
    const neighbour = parts[at + 1] ?? parts[at - 1];
    if (neighbour) focusPart(neighbour.id, 'head');
    const forgotten = forgetful.map(({ label }) => `“${label}”`).join(', ');
    setNews(
      `Deleted “${gone?.label ?? ''}”.${forgotten ? ` ${forgotten} no longer depends on it.` : ''} Undo brings it back.`,
    );
  };
  const move = (from: number, to: number) => {
    const next = withPartMoved(parts, from, to);
    const part = parts[from];
    if (!part) return;
    setParts(next);
    focusPart(part.id, 'handle');
    const place = next.indexOf(part) + 1;
    setNews(
      next === parts
        ? `“${part.label}” cannot go there: a question may only depend on questions above it.`
        : `“${part.label}” is now ${place} of ${parts.length}.`,
    );
  };

  return (
    <>
      <Box
        ref={list}
        component="ol"
        aria-label="Questions"
        sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}
      >
        {parts.map((part, at) => (
          <PartCard
            key={part.id}
            parts={parts}
            at={at}
            isOpen={part.id === openId}
            savedIds={idsOf(saved, part.id)}
            problems={problemsOfPart(problems, at)}
            onToggle={() => setOpenId(part.id === openId ? null : part.id)}
            onChange={(changed, about) => {
              setParts(withPartChanged(parts, at, changed), about === null ? null : `${part.id} ${about}`);
              if (changed.id !== part.id) {
                setOpenId(changed.id);
                focusPart(changed.id, 'label');
              }
            }}
            onCopy={() => copy(at)}
            onRemove={() => remove(at)}
            onMove={(to) => move(at, to)}
            drag={{
              isOver: dragged !== null && dragged !== at,
              start: () => setDragged(at),
              end: () => setDragged(null),
              drop: () => {
                if (dragged !== null) move(dragged, at);
                setDragged(null);
              },
            }}
          />
        ))}
      </Box>
      {parts.length === 0 && (
        <Typography sx={{ color: 'text.secondary', mb: 1 }}>
          No questions yet. Add the first one, or paste a form as JSON.
        </Typography>
      )}
      <AddPart onAdd={add} />
      <Typography role="status" variant="body2" sx={{ mt: 1, minHeight: '1.5em', color: 'text.secondary' }}>
        {news}
      </Typography>
    </>
  );
}

/** The ids of options that the saved version has under a question; null: it has no such question. */
function idsOf(saved: unknown, id: string): ReadonlySet<string> | null {
  const part = (saved as FormDefinition | undefined)?.parts?.find((candidate) => candidate.id === id);
  if (!part) return null;
  const options = 'options' in part ? part.options : part.kind === 'span' ? part.labels : [];
  return new Set(options.map((option) => option.id));
}
