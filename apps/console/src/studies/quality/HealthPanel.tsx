import { LineChart } from '@ethogram/web';
import { Alert } from '@mui/material';
import { Facts } from '../../elements/Facts.js';
import { counted, duration, whole } from '../../elements/format.js';
import { Panel } from '../../elements/Panel.js';
import type { StudyQuality } from './quality.queries.js';
import { dayPoints } from './day-points.js';

/** Whether work goes on, and for how long still. */
export function HealthPanel({ health, overTime }: Pick<StudyQuality, 'health' | 'overTime'>) {
  const points = dayPoints(overTime, new Date());
  return (
    <Panel title="Queue">
      {health.stranded > 0 && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {counted(health.stranded, 'judgment')} of the first {whole(health.strandedOf)} open ones can be made
          by nobody: everybody has judged or skipped the task, or no one is in its group. Add people to the
          study.
        </Alert>
      )}
      <Facts
        columnWidth={130}
        facts={[
          ['Done', whole(health.done)],
          ['Open', whole(health.open)],
          ['Being made', whole(health.held)],
          ['Past their lease', whole(health.expired)],
          ['For nobody', whole(health.stranded)],
          ['In the last hour', whole(health.lastHour)],
          [
            'Time left at this pace',
            health.hoursLeft === null ? 'nobody worked' : duration(health.hoursLeft * 3600),
          ],
        ]}
      />
      {overTime.length > 0 && (
        <LineChart
          title="Judgments a day"
          description="First answers a day over the last thirty days, by the clock of Greenwich."
          series={[{ name: 'Judgments', points }]}
          xLabel="Days before today"
          yLabel="Judgments"
          digits={0}
          height={220}
        />
      )}
    </Panel>
  );
}
