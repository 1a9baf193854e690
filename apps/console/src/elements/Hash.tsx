import { Tooltip } from '@mui/material';
import { CopyButton } from './CopyButton.js';

/** A content hash: its beginning, all of it on hover and to copy. */
export function Hash({
  value,
  label = 'Copy hash',
  length = 12,
}: {
  value: string;
  label?: string;
  length?: number;
}) {
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <Tooltip title={value}>
        <span className="hash">{value.slice(0, length)}…</span>
      </Tooltip>
      <CopyButton text={value} label={label} />
    </span>
  );
}
