import { Access, JsonScalar } from '@ethogram/platform';
import { Field, ObjectType } from '@nestjs/graphql';

/** The beginning of an uploaded file, to say what its columns mean. */
@Access('CURATOR')
@ObjectType('FilePreview')
export class FilePreviewType {
  /** Of JSON the dotted paths of its plain values. */
  @Field(() => [String])
  columns!: string[];

  /** The first five, in the order of the columns. */
  @Field(() => [[String]])
  rows!: string[][];

  /** reddit-dump, csv, json-lines or json; all but the first need a mapping. */
  @Field(() => String)
  detected!: string;

  /** A mapping guessed from the names of the columns. */
  @Field(() => JsonScalar, { nullable: true })
  suggested!: object | null;
}
