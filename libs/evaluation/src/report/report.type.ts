import { Access, JobState, JsonScalar, pageType, Progress } from '@ethogram/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { toProgress } from '../run/run.type.js';
import { readReportContent, type ReportContent } from '@ethogram/core';
import type { Report } from './report.entity.js';

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Report')
export class ReportType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  fineTuneRunId!: string;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  @Field(() => JsonScalar, { nullable: true, description: 'A ReportContent once the report has succeeded.' })
  content!: ReportContent | null;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Boolean, { description: 'Shows the pipeline; no evidence about language models.' })
  demonstration!: boolean;

  @Field(() => String)
  exportPath!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('ReportFigure')
export class ReportFigureType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'What it shows in words.' })
  description!: string;

  @Field(() => String, { description: 'Where it is as an SVG of its own.' })
  path!: string;
}

export function toReportType(report: Report): ReportType {
  const { id, name, fineTuneRunId, state, error, demonstration, createdAt, finishedAt } = report;
  const content = readReportContent(report.content);
  const progress = toProgress(report);
  const exportPath = `/exports/reports/${id}.json`;
  return Object.assign(new ReportType(), {
    id,
    name,
    fineTuneRunId,
    state,
    progress,
    content,
    error,
    demonstration,
    exportPath,
    createdAt,
    finishedAt,
  });
}

export const ReportPage = pageType(ReportType, 'ReportPage', 'RESEARCHER', 'CURATOR');
