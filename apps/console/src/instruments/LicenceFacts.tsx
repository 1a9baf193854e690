import AllowedIcon from '@mui/icons-material/CheckCircleOutlined';
import DeniedIcon from '@mui/icons-material/Block';
import { Box, Link, Stack, Typography } from '@mui/material';
import type { LicenceSentence } from './instrument.queries.js';

export interface LicenceFactsProps {
  readonly licence: string;
  readonly licenceHolder: string | null;
  readonly licenceUrl: string | null;
  readonly licenceInWords: readonly LicenceSentence[];
}

/** Who holds the licence, and what it means here: a sentence a permission. */
export function LicenceFacts({ licence, licenceHolder, licenceUrl, licenceInWords }: LicenceFactsProps) {
  return (
    <>
      <Typography sx={{ mb: 1, overflowWrap: 'anywhere' }}>
        <b>{licence}</b>
        {licenceHolder && <> · {licenceHolder}</>}
        {licenceUrl && (
          <>
            {' '}
            ·{' '}
            <Link href={licenceUrl} target="_blank" rel="noreferrer noopener">
              its text
            </Link>
          </>
        )}
      </Typography>
      <Stack component="ul" spacing={0.75} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {licenceInWords.map(({ permission, isAllowed, sentence }) => (
          <Box component="li" key={permission} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
            {isAllowed ? (
              <AllowedIcon color="success" fontSize="small" titleAccess="allowed" />
            ) : (
              <DeniedIcon color="warning" fontSize="small" titleAccess="not allowed" />
            )}
            <span>{sentence}</span>
          </Box>
        ))}
      </Stack>
    </>
  );
}
