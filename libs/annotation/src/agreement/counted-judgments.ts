const EXCLUDED = `select from study_people excluded where excluded.study_id = judgments.study_id
  and excluded.person_id = judgments.person_id and excluded.excluded_at is not null`;

/** A judgment, in a query over `judgments`, of somebody who was not excluded from the study. */
export const NOT_EXCLUDED = `not exists (${EXCLUDED} offset 0)`;

/** The same, left to the planner: for a million judgments it looks all the excluded up at once. */
export const NOT_EXCLUDED_OF_MANY = `not exists (${EXCLUDED})`;

/** Tasks, by id, that are no evidence about their situation: training, with feedback, and checks of attention. */
export const CHECK_TASKS = `select task_id from gold_answers where study_id = $1 and kind in ('TRAINING', 'ATTENTION')`;

/** The same of several studies. @param studies the parameter that holds their ids */
export const checkTasksOf = (studies: string): string =>
  `select task_id from gold_answers where study_id = any(${studies}) and kind in ('TRAINING', 'ATTENTION')`;
