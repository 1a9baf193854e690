import { Access, JobState, Progress } from '@ethogram/platform';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ExportFormat } from './export-format.js';
import type { FileExport } from './file-export.entity.js';

export const ExportFormatEnum = {
  JSONL: 'JSONL',
  JSONL_GZ: 'JSONL_GZ',
  JSONL_ZST: 'JSONL_ZST',
  CSV: 'CSV',
  PARQUET: 'PARQUET',
  DEHYDRATED: 'DEHYDRATED',
} as const satisfies { [F in ExportFormat]: F };
registerEnumType(ExportFormatEnum, { name: 'ExportFormat' });

@Access('CURATOR', 'RESEARCHER')
@ObjectType('ExportedFile')
export class ExportedFileType {
  @Field(() => String)
  path!: string;

  @Field(() => Float)
  bytes!: number;

  @Field(() => String)
  sha256!: string;

  /** Null for papers that go with the data. */
  @Field(() => Int, { nullable: true })
  rows!: number | null;

  @Field(() => String)
  downloadPath!: string;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('FileExport')
export class FileExportType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  releaseId!: string;

  @Field(() => ExportFormatEnum)
  format!: ExportFormat;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  @Field(() => [ExportedFileType])
  files!: ExportedFileType[];

  /** Everything as one zip. */
  @Field(() => String)
  downloadPath!: string;

  @Field(() => String, { nullable: true })
  error!: string | null;

  /** When something in it was deleted at its source: its files are gone. */
  @Field(() => Date, { nullable: true })
  withdrawnAt!: Date | null;

  @Field(() => Date)
  createdAt!: Date;
}

export function toFileExportType(found: FileExport): FileExportType {
  const { id, releaseId, format, state, error, withdrawnAt, createdAt } = found;
  const progress: Progress = {
    done: found.progressDone,
    total: found.progressTotal,
    note: found.progressNote,
    startedAt: found.startedAt,
    finishedAt: found.finishedAt,
  };
  const files = found.files.map((file) =>
    Object.assign(new ExportedFileType(), file, { downloadPath: `/exports/files/${id}/${file.path}` }),
  );
  return Object.assign(new FileExportType(), {
    id,
    releaseId,
    format,
    state,
    progress,
    files,
    downloadPath: `/exports/files/${id}.zip`,
    error,
    withdrawnAt,
    createdAt,
  });
}
