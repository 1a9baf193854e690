import { markedSegments, paragraphRanges, type TextSpan, unitOfCodePoint } from '@ethogram/core';
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { fetchScenarioText } from './task.queries.js';

/** A passage, and what it was marked as. */
export type NamedSpan = TextSpan & { readonly name: string };

interface EvidenceListProps {
  readonly spans: readonly NamedSpan[];
  readonly scenarioId: string | null;
}

/** The passages somebody marked, with what each was marked as; on demand, where they stand in the text. */
export function EvidenceList({ spans, scenarioId }: EvidenceListProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Box sx={{ mt: 0.5, maxWidth: '75ch' }}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {spans.map((span, index) => (
          <Typography
            key={`${span.start} ${span.end} ${span.name}`}
            component="li"
            variant="body2"
            sx={{ overflowWrap: 'anywhere' }}
          >
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {index + 1} {span.name}:{' '}
            </Box>
            <q dir="auto">{span.quote}</q>
          </Typography>
        ))}
      </Box>
      {scenarioId && (
        <Button size="small" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} sx={{ ml: -0.75 }}>
          {isOpen ? 'Hide the text' : 'Show in the text'}
        </Button>
      )}
      {isOpen && scenarioId && <MarkedScenario scenarioId={scenarioId} spans={spans} />}
    </Box>
  );
}

function MarkedScenario({ scenarioId, spans }: { scenarioId: string; spans: readonly NamedSpan[] }) {
  const { data, error } = useQuery({
    queryKey: ['scenario-text', scenarioId],
    queryFn: () => fetchScenarioText(scenarioId),
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <LinearProgress aria-label="Loading" />;
  // Marked in another version, or in a text that is deleted since: nothing is shown in the wrong place.
  const fitting = spans.filter(({ textHash }) => textHash === data.textHash);
  if (data.text === '' || fitting.length < spans.length)
    return (
      <Typography variant="body2">The text these passages were marked in is no longer there.</Typography>
    );
  return <MarkedText text={data.text} spans={fitting} />;
}

function MarkedText({ text, spans }: { text: string; spans: readonly NamedSpan[] }) {
  const marks = spans.map(({ start, end }) => ({
    start: unitOfCodePoint(text, start),
    end: unitOfCodePoint(text, end),
  }));
  return (
    <Box
      sx={{
        mt: 0.5,
        p: 1.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        maxHeight: 360,
        overflowY: 'auto',
      }}
    >
      {paragraphRanges(text).map((paragraph) => (
        <Typography key={paragraph.start} variant="body2" dir="auto" sx={{ whiteSpace: 'pre-line', mb: 1 }}>
          {markedSegments(paragraph, marks).map(({ start, end, marks: covering }) =>
            covering.length === 0 ? (
              text.slice(start, end)
            ) : (
              <span key={start}>
                {covering
                  .filter((index) => marks[index]?.start === start)
                  .map((index) => (
                    <Box key={index} component="sup" sx={{ fontWeight: 700, mr: 0.25 }}>
                      {index + 1}
                    </Box>
                  ))}
                <Box
                  component="mark"
                  sx={{ bgcolor: 'action.selected', color: 'inherit', textDecoration: 'underline' }}
                  title={covering.map((index) => spans[index]?.name ?? '').join(', ')}
                >
                  {text.slice(start, end)}
                </Box>
              </span>
            ),
          )}
        </Typography>
      ))}
    </Box>
  );
}
