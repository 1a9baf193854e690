import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Box, Chip, Typography } from '@mui/material';
import { VALUE_KEYS } from '@ethogram/core';
import { counted } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { valueLabel } from '../training-sets/value-words.js';
import type { InstrumentItem, InstrumentRecord } from './instrument.queries.js';

/** The items under each value they count for; a few values are open, many are closed to be found by name. */
export function ItemsByValue({ instrument }: { instrument: InstrumentRecord }) {
  const { items, constructs } = instrument;
  const groups = VALUE_KEYS.map((value) => ({
    value,
    items: items.filter(({ values }) => values.includes(value)),
  })).filter((group) => group.items.length > 0);
  const titles = new Map(constructs.map(({ key, title }) => [key, title]));
  return (
    <Panel
      title="Items by value"
      hint={
        constructs.some(({ values }) => values.length > 1)
          ? 'Some items are keyed to a construct that stands for several values; they are listed under each of them.'
          : undefined
      }
    >
      {groups.map((group) => (
        <Accordion
          key={group.value}
          disableGutters
          elevation={0}
          slotProps={{ transition: { unmountOnExit: true } }}
        >
          <AccordionSummary expandIcon={<ExpandMoreIcon />} sx={{ px: 0, font: 'inherit' }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
              <b>{valueLabel(group.value)}</b>
              <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                {summaryOf(group.items)}
              </Typography>
            </Box>
          </AccordionSummary>
          <AccordionDetails sx={{ px: 0, pt: 0 }}>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
              {group.items.map((item) => (
                <ItemLine key={item.id} item={item} construct={titles.get(item.construct ?? '')} />
              ))}
            </Box>
          </AccordionDetails>
        </Accordion>
      ))}
    </Panel>
  );
}

function summaryOf(items: readonly InstrumentItem[]): string {
  const reverse = items.filter(({ keyed }) => keyed === 'REVERSE').length;
  return `${counted(items.length, 'item')}${reverse > 0 ? `, ${reverse} of them reverse-keyed` : ''}`;
}

function ItemLine({ item, construct }: { item: InstrumentItem; construct: string | undefined }) {
  return (
    <Box component="li">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline' }}>
        <span dir="auto">{item.text}</span>
        <Chip
          size="small"
          variant="outlined"
          color={item.keyed === 'DIRECT' ? 'default' : 'info'}
          label={item.keyed === 'DIRECT' ? 'direct' : 'reverse'}
        />
        {construct && <Chip size="small" variant="outlined" label={construct} />}
      </Box>
      {item.variants.map(({ variant, text }) => (
        <Typography key={variant} variant="body2" sx={{ color: 'text.secondary' }}>
          {variant.toLowerCase()}: <span dir="auto">{text}</span>
        </Typography>
      ))}
    </Box>
  );
}
