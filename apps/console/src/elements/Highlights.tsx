import { Box } from '@mui/material';

/** A search hit's surroundings: plain text in which « and » enclose what matched. It is never taken for HTML. */
export function Highlights({ text }: { text: string }) {
  return text.split(/(«[^»]*»)/).map((part, index) =>
    part.startsWith('«') && part.endsWith('»') ? (
      <Box
        key={index}
        component="mark"
        sx={{ bgcolor: '#f6c878', color: '#1d2126', borderRadius: 0.5, px: 0.25 }}
      >
        {part.slice(1, -1)}
      </Box>
    ) : (
      part
    ),
  );
}
