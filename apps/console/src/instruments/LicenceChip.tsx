import { Chip } from '@mui/material';
import type { LicenceSentence } from './instrument.queries.js';

const SHORT: Readonly<Record<LicenceSentence['permission'], string>> = {
  ADMINISTER: 'no studies',
  PUBLISH_TEXT: 'text not published',
  TRAIN: 'no training',
  MODIFY: 'no rewording',
};

/** The licence by name, and what it forbids. */
export function LicenceChip({
  licence,
  licenceInWords,
}: {
  licence: string;
  licenceInWords: readonly LicenceSentence[];
}) {
  const denied = licenceInWords.filter(({ isAllowed }) => !isAllowed);
  const label = [licence, ...denied.map(({ permission }) => SHORT[permission])].join(' · ');
  return (
    <Chip
      size="small"
      variant="outlined"
      color={denied.length === 0 ? 'success' : 'warning'}
      label={label}
      title={label}
      sx={{ maxWidth: '100%', height: 'auto', '& .MuiChip-label': { whiteSpace: 'normal', py: 0.25 } }}
    />
  );
}
