import AddIcon from '@mui/icons-material/Add';
import { FORM_PART_KINDS, type FormPartKind } from '@ethogram/core';
import { Button, ListItemText, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { KIND_WORDS } from '../content/new-part.js';

/** A menu of the kinds of question. The new one comes below the one that is open, or last. */
export function AddPart({ onAdd }: { onAdd: (kind: FormPartKind) => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        startIcon={<AddIcon />}
        variant="outlined"
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ mt: 1.5 }}
      >
        Add a question
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        // The new question takes the focus, not the button.
        disableRestoreFocus
      >
        {FORM_PART_KINDS.map((kind) => (
          <MenuItem
            key={kind}
            onClick={() => {
              setAnchor(null);
              onAdd(kind);
            }}
          >
            <ListItemText primary={KIND_WORDS[kind].name} secondary={KIND_WORDS[kind].use} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
