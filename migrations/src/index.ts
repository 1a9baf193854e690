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
import { SuggestionsAndRetests20261121180000 } from './20261121180000-suggestions-and-retests.js';
import { InstrumentPacks20261121180500 } from './20261121180500-instrument-packs.js';
import { Forms20261121180818 } from './20261121180818-forms.js';
import { ReleaseBuilds20261121180927 } from './20261121180927-release-builds.js';
import { FileExports20261121184838 } from './20261121184838-file-exports.js';
import { TrainingProfiles20261121191000 } from './20261121191000-training-profiles.js';
import { ReleasePreviewsAndExplorations20261121191700 } from './20261121191700-release-previews-and-explorations.js';
import { FineTuneProvenance20261121212548 } from './20261121212548-fine-tune-provenance.js';
import { Sweeps20261121212649 } from './20261121212649-sweeps.js';
import { SingleRuns20261121213923 } from './20261121213923-single-runs.js';
import { GamesAndPlays20261121214105 } from './20261121214105-games-and-plays.js';
import { Benchmarks20261121220318 } from './20261121220318-benchmarks.js';
import { Comparisons20261121214059 } from './20261121214059-comparisons.js';
import { Experiments20261121223132 } from './20261121223132-experiments.js';

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
  SuggestionsAndRetests20261121180000,
  InstrumentPacks20261121180500,
  Forms20261121180818,
  ReleaseBuilds20261121180927,
  FileExports20261121184838,
  TrainingProfiles20261121191000,
  ReleasePreviewsAndExplorations20261121191700,
  FineTuneProvenance20261121212548,
  Sweeps20261121212649,
  SingleRuns20261121213923,
  GamesAndPlays20261121214105,
  Benchmarks20261121220318,
  Comparisons20261121214059,
  Experiments20261121223132,
];
