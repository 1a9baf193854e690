import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';

const START_IMPORT = graphql(`
  mutation StartImport($input: StartImportInput!) {
    startImport(input: $input) {
      id
    }
  }
`);
const START_COLLECTION = graphql(`
  mutation StartCollection($input: StartCollectionInput!) {
    startCollection(input: $input) {
      id
    }
  }
`);
const PREVIEW = graphql(`
  query FilePreview($fileId: ID!) {
    filePreview(fileId: $fileId) {
      columns
      rows
      detected
      suggested
    }
  }
`);
const SCHEDULES = graphql(`
  query CollectionSchedules($sourceId: ID!) {
    collectionSchedules(sourceId: $sourceId) {
      id
      sourceId
      name
      cron
      cronInWords
      enabled
      request
      problem
      lastStartedAt
      nextAt
    }
  }
`);
const SAVE_SCHEDULE = graphql(`
  mutation SaveCollectionSchedule($input: CollectionScheduleInput!) {
    saveCollectionSchedule(input: $input) {
      id
    }
  }
`);
const DELETE_SCHEDULE = graphql(`
  mutation DeleteCollectionSchedule($id: ID!) {
    deleteCollectionSchedule(id: $id)
  }
`);
const START_MAKING = graphql(`
  mutation StartMakeScenarios($input: MakeScenariosInput!) {
    startMakeScenarios(input: $input) {
      id
    }
  }
`);
const BATCH = graphql(`
  query ScenarioBatch($id: ID!) {
    scenarioBatch(id: $id) {
      id
      state
      error
      progress {
        done
        total
        note
      }
      result {
        made
        alreadyThere
        duplicates
        tooShort
      }
    }
  }
`);

export type StartImport = VariablesOf<typeof START_IMPORT>['input'];
export type FileFilter = NonNullable<StartImport['filter']>;
export type ColumnMapping = NonNullable<StartImport['mapping']>;
export type StartCollection = VariablesOf<typeof START_COLLECTION>['input'];
export type FilePreview = ResultOf<typeof PREVIEW>['filePreview'];
export type Schedule = ResultOf<typeof SCHEDULES>['collectionSchedules'][number];
export type SaveSchedule = VariablesOf<typeof SAVE_SCHEDULE>['input'];
export type ScenarioBatch = ResultOf<typeof BATCH>['scenarioBatch'];

/** Returns the run that was started, as the others do. */
export async function startImport(input: StartImport): Promise<string> {
  return (await request(START_IMPORT, { input })).startImport.id;
}

export async function startCollection(input: StartCollection): Promise<string> {
  return (await request(START_COLLECTION, { input })).startCollection.id;
}

export async function fetchFilePreview(fileId: string): Promise<FilePreview> {
  return (await request(PREVIEW, { fileId })).filePreview;
}

export async function fetchSchedules(sourceId: string): Promise<Schedule[]> {
  return (await request(SCHEDULES, { sourceId })).collectionSchedules;
}

export async function saveSchedule(input: SaveSchedule): Promise<void> {
  await request(SAVE_SCHEDULE, { input });
}

export async function deleteSchedule(id: string): Promise<void> {
  await request(DELETE_SCHEDULE, { id });
}

/** Starts making scenarios; returns the batch to ask about. */
export async function startMakeScenarios(input: VariablesOf<typeof START_MAKING>['input']): Promise<string> {
  return (await request(START_MAKING, { input })).startMakeScenarios.id;
}

export async function fetchScenarioBatch(id: string): Promise<ScenarioBatch> {
  return (await request(BATCH, { id })).scenarioBatch;
}
