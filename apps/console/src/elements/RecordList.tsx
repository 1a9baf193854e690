import { Box, type Theme, useMediaQuery } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import {
  CreateButton,
  DataTable,
  List,
  type ListProps,
  type RaRecord,
  SimpleList,
  TopToolbar,
  useCanAccess,
  useGetResourceLabel,
  useResourceContext,
} from 'react-admin';
import { pollWhileMoving } from './state.js';

export interface RecordColumn<R> {
  readonly label: string;
  /** The field the server sorts by; without it the column does not sort. */
  readonly sortBy?: string;
  readonly render: (record: R) => ReactNode;
  readonly isNumber?: boolean;
}

export interface RecordListProps<R> {
  readonly columns: readonly RecordColumn<R>[];
  /** What a phone shows of a record: its name, and below it what matters next. */
  readonly primary: (record: R) => string;
  readonly secondary: (record: R) => ReactNode;
  readonly sort?: ListProps['sort'];
  readonly filters?: ReactElement[];
  readonly empty: ReactElement;
  readonly actions?: ReactElement | false;
  /** Above the records, inside the list: it may use the list's context. */
  readonly head?: ReactNode;
  /** Whether a click on a row opens the record. */
  readonly opens?: boolean;
  /** Records have a state that changes by itself. */
  readonly isLive?: boolean;
  readonly createLabel?: string;
}

const NEWEST = { field: 'createdAt', order: 'DESC' } as const;

/** The list of a resource: a table, and on a phone a list of lines. */
export function RecordList<R extends RaRecord>(props: RecordListProps<R>) {
  const {
    columns,
    primary,
    secondary,
    sort = NEWEST,
    filters,
    empty,
    opens = true,
    isLive = false,
    createLabel,
    head,
  } = props;
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return (
    <>
      <ListHeading />
      <List
        sort={sort}
        filters={filters}
        empty={empty}
        perPage={25}
        exporter={false}
        actions={props.actions ?? <ListActions createLabel={createLabel} />}
        queryOptions={isLive ? { refetchInterval: pollWhileMoving } : {}}
        sx={{
          '& .RaList-content': { overflowX: 'auto' },
          // On a phone react-admin paints the bar above the list like a card, also where nothing is in it.
          '& .RaList-actions, & .RaList-actions > *': { bgcolor: 'transparent' },
        }}
      >
        {head}
        {isPhone ? (
          <SimpleList<R>
            primaryText={(record) => primary(record)}
            secondaryText={(record) => secondary(record)}
            rowClick={opens ? 'show' : false}
          />
        ) : (
          <DataTable bulkActionButtons={false} rowClick={opens ? 'show' : false}>
            {columns.map(({ label, sortBy, render, isNumber }) => (
              <DataTable.Col
                key={label}
                label={label}
                source={sortBy}
                disableSort={!sortBy}
                align={isNumber ? 'right' : 'left'}
                sx={isNumber ? { whiteSpace: 'nowrap' } : {}}
                render={(record: RaRecord) => render(record as R)}
              />
            ))}
          </DataTable>
        )}
      </List>
    </>
  );
}

const FOR_SCREEN_READERS = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  m: '-1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};

/** The bar on top names the list for those who see it. */
function ListHeading() {
  const resource = useResourceContext() ?? '';
  const labelOf = useGetResourceLabel();
  return (
    <Box component="h1" sx={FOR_SCREEN_READERS}>
      {labelOf(resource)}
    </Box>
  );
}

function ListActions({ createLabel }: { createLabel?: string }) {
  const resource = useResourceContext() ?? '';
  const { canAccess } = useCanAccess({ action: 'create', resource });
  return (
    <TopToolbar>{createLabel && canAccess ? <CreateButton label={createLabel} /> : <span />}</TopToolbar>
  );
}
