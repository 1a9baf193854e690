import { graphql, request, type ResultOf } from '@ethogram/web';

const INTERVAL = graphql(`
  fragment IntervalParts on IntervalEstimate {
    value
    low
    high
    n
    reason
  }
`);

const SUGGESTIONS = graphql(
  `
    query StudySuggestions($studyId: ID!) {
      studySuggestions(studyId: $studyId) {
        id
        settings {
          share
          model
        }
        models {
          model
          revisions
          suggestions
          importedAt
        }
        effects {
          model
          offline
          difference {
            ...IntervalParts
          }
          arms {
            arm
            answers
            kept
            changed
            unsettled
            revised {
              ...IntervalParts
            }
            agreedBefore {
              ...IntervalParts
            }
            agreedAfter {
              ...IntervalParts
            }
            shift {
              ...IntervalParts
            }
          }
        }
      }
    }
  `,
  [INTERVAL],
);

const SET = graphql(`
  mutation SetStudySuggestions($input: StudySuggestionsInput!) {
    setStudySuggestions(input: $input) {
      id
    }
  }
`);

const IMPORT = graphql(`
  mutation ImportSuggestions($input: ImportSuggestionsInput!) {
    importSuggestions(input: $input) {
      stored
      unchanged
      problems {
        line
        problem
      }
    }
  }
`);

export type StudySuggestions = ResultOf<typeof SUGGESTIONS>['studySuggestions'];
export type SuggestionEffect = StudySuggestions['effects'][number];
export type ImportedSuggestions = ResultOf<typeof IMPORT>['importSuggestions'];

export const fetchSuggestions = async (studyId: string): Promise<StudySuggestions> =>
  (await request(SUGGESTIONS, { studyId })).studySuggestions;

export async function setSuggestions(studyId: string, share: number, model: string): Promise<void> {
  await request(SET, { input: { studyId, share, model } });
}

/** As many lines as the server takes at once. */
const BATCH = 500;

/** Sends a file of JSON Lines piece by piece; every bad line is in the result. */
export async function importSuggestions(
  studyId: string,
  text: string,
  { model, revision }: { readonly model: string; readonly revision: string },
): Promise<ImportedSuggestions> {
  const lines = text.split(/\r?\n/);
  const all = { stored: 0, unchanged: 0, problems: [] as ImportedSuggestions['problems'] };
  for (let start = 0; start < lines.length; start += BATCH) {
    const { importSuggestions: result } = await request(IMPORT, {
      input: {
        studyId,
        lines: lines.slice(start, start + BATCH),
        firstLine: start + 1,
        model: model.trim() || null,
        revision: revision.trim() || null,
      },
    });
    all.stored += result.stored;
    all.unchanged += result.unchanged;
    all.problems = [...all.problems, ...result.problems];
  }
  return all;
}
