/** Which tasks a person is given a second time, to see how much they agree with themselves. It may change while the study runs. */
export interface RetestSettings {
  /** Of a person's tasks, so many are re-tests: 0 … 0.5. */
  readonly share: number;
  /** Not sooner than so many hours after the answer. */
  readonly afterHours: number;
  /** Not before so many other tasks have come in between; 1 at least. */
  readonly afterTasks: number;
  readonly mostPerPerson: number;
}
