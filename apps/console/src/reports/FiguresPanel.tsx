import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { FigureLink, type ReportFigure } from './ReportPicture.js';

/** Every figure of the report as a file of its own, for papers and slides. */
export function FiguresPanel({ figures }: { figures: readonly ReportFigure[] }) {
  if (figures.length === 0) return null;
  return (
    <Panel title="Figures" hint="Each as an SVG of its own, with its title and a description inside.">
      <PlainTable
        label="Figures"
        rows={figures}
        keyOf={({ key }) => key}
        columns={[
          { label: 'Figure', render: ({ title }) => title },
          { label: 'File', render: (figure) => <FigureLink figure={figure} /> },
        ]}
      />
    </Panel>
  );
}
