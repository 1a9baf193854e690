import { Accounts20261121115626 } from './20261121115626-accounts.js';
import { CorpusAndCollection20261121120753 } from './20261121120753-corpus-and-collection.js';
import { SurveysAndAnnotation20261121121456 } from './20261121121456-surveys-and-annotation.js';
import { Datasets20261121121647 } from './20261121121647-datasets.js';
import { ModelsAndEvaluation20261121122319 } from './20261121122319-models-and-evaluation.js';
import { IndexTombstones20261121122558 } from './20261121122558-index-tombstones.js';
import { DemoRuns20261121122911 } from './20261121122911-demo-runs.js';
import { CollectUnderstandForget20261121144523 } from './20261121144523-collect-understand-forget.js';
import { ClaimsAhead20261121152200 } from './20261121152200-claims-ahead.js';
import { AnnotationForm20261121152500 } from './20261121152500-annotation-form.js';
import { AnnotationQuality20261121155102 } from './20261121155102-annotation-quality.js';
import { Participation20261121155244 } from './20261121155244-participation.js';

/** In the order they run; generated with `npx ethogram develop migration NAME`, never changed once landed. */
export const migrations: (new () => object)[] = [
  Accounts20261121115626,
  CorpusAndCollection20261121120753,
  SurveysAndAnnotation20261121121456,
  Datasets20261121121647,
  ModelsAndEvaluation20261121122319,
  IndexTombstones20261121122558,
  DemoRuns20261121122911,
  CollectUnderstandForget20261121144523,
  ClaimsAhead20261121152200,
  AnnotationForm20261121152500,
  AnnotationQuality20261121155102,
  Participation20261121155244,
];
