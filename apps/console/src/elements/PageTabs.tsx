import { Box, Tab, Tabs } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useSearchParams } from 'react-router-dom';

export interface PageTab {
  readonly key: string;
  readonly label: string;
  readonly content: ReactNode;
}

/** Parts of a page of which one is shown; which one is in the address, so that it can be linked to. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  const id = useId();
  const [params, setParams] = useSearchParams();
  const chosen = tabs.find(({ key }) => key === params.get('tab')) ?? tabs[0];
  if (!chosen) return null;
  return (
    <>
      <Tabs
        value={chosen.key}
        onChange={(_event, key: string) => setParams({ tab: key }, { replace: true })}
        aria-label={label}
        variant="scrollable"
        scrollButtons="auto"
        allowScrollButtonsMobile
        sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}
      >
        {tabs.map((tab) => (
          <Tab
            key={tab.key}
            value={tab.key}
            label={tab.label}
            id={`${id}-${tab.key}`}
            aria-controls={`${id}-panel`}
            sx={{ textTransform: 'none', fontWeight: 600 }}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen.key}`}>
        {chosen.content}
      </Box>
    </>
  );
}
