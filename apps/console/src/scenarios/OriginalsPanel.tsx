import { Alert, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { fetchRedactions } from './scenario.queries.js';

export interface OriginalsPanelProps {
  readonly scenarioId: string;
  /** Whether they are asked for; asking is written down. */
  readonly isAsked: boolean;
  readonly onAsk: () => void;
  readonly shortcut?: string;
}

/** What was replaced by placeholders, for those allowed, when they ask for it. */
export function OriginalsPanel({ scenarioId, isAsked, onAsk, shortcut }: OriginalsPanelProps) {
  const { data, error } = useQuery({
    queryKey: ['redactions', scenarioId],
    queryFn: () => fetchRedactions(scenarioId),
    enabled: isAsked,
    // Each look is audited: none happens that nobody asked for.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <Panel title="What the placeholders stand for">
      {!isAsked && (
        <>
          <Typography sx={{ color: 'text.secondary', mb: 1.5, maxWidth: '65ch' }}>
            The originals are kept apart from the text and never leave the platform. Who looks at them is
            written down in the audit log.
          </Typography>
          <Button variant="outlined" onClick={onAsk}>
            Show the originals{shortcut ? ` (${shortcut})` : ''}
          </Button>
        </>
      )}
      {error && <ErrorNotice error={error} />}
      {data && (
        <>
          <Alert severity="info" sx={{ mb: 1.5 }}>
            That you looked is in the audit log.
          </Alert>
          {data.length === 0 ? (
            <Typography sx={{ color: 'text.secondary' }}>Nothing was replaced in this text.</Typography>
          ) : (
            <PlainTable
              label="Originals"
              rows={data.map((redaction, index) => ({ ...redaction, index }))}
              keyOf={({ index }) => String(index)}
              columns={[
                {
                  label: 'Placeholder',
                  render: ({ placeholder }) => <span className="mono">{placeholder}</span>,
                },
                {
                  label: 'Original',
                  render: ({ original }) => <span style={{ overflowWrap: 'anywhere' }}>{original}</span>,
                },
              ]}
            />
          )}
        </>
      )}
    </Panel>
  );
}
