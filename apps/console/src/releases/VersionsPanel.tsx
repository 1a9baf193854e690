import { Link } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { signed, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { When } from '../elements/When.js';
import { fetchVersions, type ReleaseRecord } from './release.queries.js';

/** The versions of the study, and what each changed. */
export function VersionsPanel({ release }: { release: ReleaseRecord }) {
  const { data = [] } = useQuery({
    queryKey: ['releases', 'versions', release.studyId],
    queryFn: () => fetchVersions(release.studyId),
  });
  const lines = data.map((version, index) => {
    const rows = rowsOf(version);
    const before = data[index + 1];
    return { ...version, rows, more: before ? rows - rowsOf(before) : null };
  });
  return (
    <Panel
      title="Versions"
      hint="First number: rows left or moved to another part, so that results are not comparable. Second: rows or judgments were added. Third: answers were revised."
    >
      <PlainTable
        label="Versions"
        rows={lines}
        keyOf={({ id }) => id}
        isHighlighted={({ id }) => id === release.id}
        columns={[
          {
            label: 'Version',
            render: ({ id, version }) =>
              id === release.id ? (
                <b>{version}</b>
              ) : (
                <RecordLink to="releases" id={id}>
                  {version}
                </RecordLink>
              ),
          },
          { label: 'Rows', isNumber: true, render: ({ rows }) => whole(rows) },
          {
            label: 'Change',
            isNumber: true,
            render: ({ more }) => (more === null ? '–' : more === 0 ? '±0' : signed(more, 0)),
          },
          { label: 'Made', render: ({ createdAt }) => <When at={createdAt} /> },
          {
            label: 'Differences',
            render: ({ id, version }) =>
              id === release.id ? (
                'this one'
              ) : (
                <Link
                  component={RouterLink}
                  to={`/releases/${release.id}/show?tab=compare&with=${id}`}
                  aria-label={`What differs from ${version}`}
                >
                  what differs
                </Link>
              ),
          },
        ]}
      />
    </Panel>
  );
}

function rowsOf({ counts }: { counts: readonly { readonly rows: number }[] }): number {
  return counts.reduce((sum, { rows }) => sum + rows, 0);
}
