import EditNoteIcon from '@mui/icons-material/EditNote';
import ReviewIcon from '@mui/icons-material/RateReview';
import { ListSubheader } from '@mui/material';
import { Menu, useCanAccess, usePermissions, useSidebarState } from 'react-admin';

/** Resources in the order data moves through the system. */
const SECTIONS: readonly { title: string; resources: readonly string[] }[] = [
  { title: 'Collect', resources: ['sources', 'collection-runs', 'posts', 'scenarios', 'selections'] },
  { title: 'Label', resources: ['studies', 'forms', 'instruments', 'people'] },
  { title: 'Publish', resources: ['releases'] },
  { title: 'Train', resources: ['training-sets', 'fine-tunes', 'sweeps', 'experiments', 'models'] },
  { title: 'Measure', resources: ['reports', 'comparisons', 'runs', 'games', 'benchmarks'] },
];

export function ConsoleMenu() {
  const [isOpen] = useSidebarState();
  const { permissions } = usePermissions<string[]>();
  const mayRead = (permissions ?? []).some((role) => role !== 'ANNOTATOR');
  return (
    <Menu>
      <Menu.DashboardItem primaryText="Home" />
      {mayRead &&
        SECTIONS.map(({ title, resources }) => [
          isOpen && (
            <ListSubheader
              key={title}
              component="div"
              role="presentation"
              disableSticky
              sx={{ lineHeight: '2.2em', mt: 1, bgcolor: 'transparent', fontSize: 12 }}
            >
              {title}
            </ListSubheader>
          ),
          ...resources.flatMap((name) => [
            <Menu.ResourceItem key={name} name={name} />,
            name === 'scenarios' && <ReviewItem key="review" />,
          ]),
          title === 'Label' && <AnnotateItem key="annotate" />,
        ])}
    </Menu>
  );
}

function ReviewItem() {
  const { canAccess } = useCanAccess({ action: 'create', resource: 'reviews' });
  return canAccess ? <Menu.Item to="/review" primaryText="Review" leftIcon={<ReviewIcon />} /> : null;
}

/** The annotator is another app: its link leaves this app's router. */
function AnnotateItem() {
  const leave = (event: { preventDefault(): void }) => {
    event.preventDefault();
    window.location.assign('/annotate/');
  };
  return <Menu.Item to="/annotate/" primaryText="Annotate" leftIcon={<EditNoteIcon />} onClick={leave} />;
}
