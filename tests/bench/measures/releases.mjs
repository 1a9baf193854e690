import { row } from '../table.mjs';

/** A release of 200,000 scenarios with a million judgments: freezing it, and writing it as files. */
export default async function measureReleases({ databases, step, repeated, scale }) {
  const scenarios = Math.round(200_000 * scale);
  const database = await databases.create();
  try {
    const { url } = database;
    const { studyId } = await step('make-judged.mjs', { url, scenarios, people: 500 });
    // Those of the worker.
    const settings = ['--max-semi-space-size=8'];
    let seed = 0;
    let releaseId = '';
    const { build } = await repeated({
      // Another seed each time: the same again would be the release there is.
      build: async () => {
        const built = await step('build-release.mjs', { url, studyId, seed: (seed += 1) }, settings);
        releaseId = built.id;
        return built;
      },
    });
    const exported = (format) => () => step('export-release.mjs', { url, releaseId, format }, settings);
    const { bare, jsonl, parquet } = await repeated({
      bare: () => step('copy-release.mjs', { url, releaseId }),
      jsonl: exported('JSONL'),
      parquet: exported('PARQUET'),
    });
    const note = `${scenarios.toLocaleString('en')} scenarios, ${(scenarios * 5).toLocaleString('en')} judgments`;
    return [
      row('release: splits, leak check and rows', build.seconds, 's', 60, { atMost: true, note }),
      row('release: time of the processor in Node', build.processor, 's'),
      row('release: memory of the process', build.megabytes, 'MB'),
      row('export: JSON Lines ÷ bare COPY TO', jsonl.seconds / bare.seconds, '', 2.5, {
        atMost: true,
        note: `bare ${bare.seconds.toFixed(1)} s`,
      }),
      row('export: memory of the process', jsonl.megabytes, 'MB', 300, { atMost: true }),
      row('export: Parquet', parquet.seconds, 's', 20, { atMost: true, note: 'both tables' }),
      row('export: memory for Parquet', parquet.megabytes, 'MB'),
    ];
  } finally {
    await database.drop();
  }
}
