import DownIcon from '@mui/icons-material/ArrowDownward';
import UpIcon from '@mui/icons-material/ArrowUpward';
import CopyIcon from '@mui/icons-material/ContentCopy';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import GripIcon from '@mui/icons-material/DragIndicator';
import { Box, IconButton, Tooltip } from '@mui/material';
import type { ReactElement } from 'react';
import type { PartCardProps } from './PartCard.js';

interface PartToolsProps extends Pick<PartCardProps, 'at' | 'drag' | 'onMove' | 'onCopy' | 'onRemove'> {
  readonly label: string;
  readonly places: { readonly first: number; readonly last: number };
}

/** Moving, copying and deleting a question; the handle by mouse, everything by keyboard. */
export function PartTools({ at, drag, onMove, onCopy, onRemove, label, places }: PartToolsProps) {
  return (
    <>
      <Tooltip title="Drag, or Alt and the arrow keys">
        <IconButton
          size="small"
          data-focus="handle"
          aria-label={`Move “${label}”: Alt and the arrow keys`}
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', label);
            drag.start();
          }}
          onDragEnd={drag.end}
          // Fingers drag the page.
          sx={{ cursor: 'grab', display: { xs: 'none', sm: 'inline-flex' } }}
        >
          <GripIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Box
        sx={{
          order: 2,
          display: 'flex',
          flexShrink: 0,
          flexBasis: { xs: '100%', sm: 'auto' },
          justifyContent: 'flex-end',
        }}
      >
        <Tool name={`Move “${label}” up`} disabled={at <= places.first} onClick={() => onMove(at - 1)}>
          <UpIcon fontSize="small" />
        </Tool>
        <Tool name={`Move “${label}” down`} disabled={at >= places.last} onClick={() => onMove(at + 1)}>
          <DownIcon fontSize="small" />
        </Tool>
        <Tool name={`Duplicate “${label}”`} onClick={onCopy}>
          <CopyIcon fontSize="small" />
        </Tool>
        <Tool name={`Delete “${label}”`} onClick={onRemove}>
          <DeleteIcon fontSize="small" />
        </Tool>
      </Box>
    </>
  );
}

interface ToolProps {
  readonly name: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactElement;
}

function Tool({ name, disabled = false, onClick, children }: ToolProps) {
  return (
    <IconButton size="small" aria-label={name} title={name} disabled={disabled} onClick={onClick}>
      {children}
    </IconButton>
  );
}
