export interface ReportFigure {
  /** For a file name and an anchor. */
  readonly key: string;
  readonly title: string;
  /** What it shows, in words. */
  readonly description: string;
  readonly svg: string;
  /** The numbers of the picture, where no other table has them. */
  readonly table?: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
}
