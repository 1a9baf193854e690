import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { FormKind } from './content/form-content.js';
import type { ResourceQueries } from '../providers/resource-queries.js';

const LIST = graphql(`
  query Forms($filter: FormFilter, $page: PageInput, $sort: SortInput) {
    forms(filter: $filter, page: $page, sort: $sort) {
      items {
        id
        name
        kind
        archivedAt
        createdAt
        studyCount
        latest {
          id
          number
          createdAt
        }
      }
      total
    }
  }
`);
const ONE = graphql(`
  query Form($id: ID!) {
    form(id: $id) {
      id
      name
      kind
      archivedAt
      createdAt
      studyCount
      versions {
        id
        number
        definition
        guideline
        examples {
          title
          text
          explanation
        }
        contentHash
        createdAt
        studies {
          id
          name
          state
        }
      }
    }
  }
`);
const VERSIONS = graphql(`
  query FormVersions($kind: StudyKind!, $page: PageInput) {
    forms(filter: { kind: $kind, archived: false }, page: $page, sort: { field: "name", order: ASC }) {
      items {
        id
        name
        versions {
          id
          number
          definition
        }
      }
    }
  }
`);
const PRESETS = graphql(`
  query FormPresets {
    formPresets {
      key
      name
      kind
      definition
      guideline
      examples {
        title
        text
        explanation
      }
    }
  }
`);
const SCHEMA = graphql(`
  query FormSchema {
    formSchema
  }
`);
const CREATE = graphql(`
  mutation CreateForm($input: CreateFormInput!) {
    createForm(input: $input) {
      id
    }
  }
`);
const ADD_VERSION = graphql(`
  mutation AddFormVersion($formId: ID!, $input: FormContentInput!) {
    addFormVersion(formId: $formId, input: $input) {
      id
    }
  }
`);
const RENAME = graphql(`
  mutation RenameForm($id: ID!, $name: String!) {
    renameForm(id: $id, name: $name) {
      id
    }
  }
`);
const ARCHIVE = graphql(`
  mutation ArchiveForm($id: ID!) {
    archiveForm(id: $id) {
      id
    }
  }
`);
const RESTORE = graphql(`
  mutation RestoreForm($id: ID!) {
    restoreForm(id: $id) {
      id
    }
  }
`);

export type FormLine = ResultOf<typeof LIST>['forms']['items'][number];
export type FormRecord = ResultOf<typeof ONE>['form'];
export type FormVersion = FormRecord['versions'][number];
export type FormPreset = ResultOf<typeof PRESETS>['formPresets'][number];
export type CreateForm = VariablesOf<typeof CREATE>['input'];
export type FormContentInput = VariablesOf<typeof ADD_VERSION>['input'];
/** The server gives lists in pages of this many at most. */
const MOST_FORMS = 200;
type Filter = VariablesOf<typeof LIST>['filter'];

export const formQueries = {
  // Archived ones are a list of their own.
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: { ...filter, archived: filter.archived === true } as Filter }))
      .forms,
  get: async (id) => (await request(ONE, { id })).form,
} satisfies ResourceQueries;

/** The forms of a kind that are in use, each with its versions. */
export async function fetchFormVersions(
  kind: FormKind,
): Promise<ResultOf<typeof VERSIONS>['forms']['items']> {
  return (await request(VERSIONS, { kind, page: { limit: MOST_FORMS } })).forms.items;
}

export async function fetchPresets(): Promise<FormPreset[]> {
  return (await request(PRESETS)).formPresets;
}

/** The JSON Schema of a definition. */
export async function fetchFormSchema(): Promise<unknown> {
  return (await request(SCHEMA)).formSchema;
}

export async function createForm(input: CreateForm): Promise<string> {
  return (await request(CREATE, { input })).createForm.id;
}

/** What is the same as a version there is adds none. */
export async function addFormVersion(formId: string, input: FormContentInput): Promise<void> {
  await request(ADD_VERSION, { formId, input });
}

export async function renameForm(id: string, name: string): Promise<void> {
  await request(RENAME, { id, name });
}

export async function archiveForm(id: string): Promise<void> {
  await request(ARCHIVE, { id });
}

export async function restoreForm(id: string): Promise<void> {
  await request(RESTORE, { id });
}

/** The newest version: numbers only grow. */
export function latestOf({ versions }: Pick<FormRecord, 'versions'>): FormVersion {
  const latest = versions.reduce<FormVersion | undefined>(
    (newest, version) => (newest && newest.number > version.number ? newest : version),
    undefined,
  );
  if (!latest) throw new Error('A form without a version.');
  return latest;
}
