export { ModelsModule, modelsEntities } from './models.module.js';
export {
  DEMONSTRATION_MODEL,
  isDemonstration,
  ModelService,
  type KnownModel,
} from './model/model.service.js';
export { ModelType } from './model/model.type.js';
export { Adapter } from './adapter/adapter.entity.js';
export { AdapterService } from './adapter/adapter.service.js';
export { AdapterType, toAdapterType } from './adapter/adapter.type.js';
export { hyperparametersFrom, type Hyperparameters } from './hyperparameters/hyperparameters.js';
export { FineTuneRun, type FineTuneState } from './fine-tune/fine-tune-run.entity.js';
export { FineTuneMetric } from './fine-tune/fine-tune-metric.entity.js';
export { FineTuneEvent } from './fine-tune/fine-tune-event.entity.js';
export { FineTuneService, type StartFineTune } from './fine-tune/fine-tune.service.js';
export { FineTuneCatalogueService } from './fine-tune/fine-tune-catalogue.service.js';
export { FineTuneDeletions } from './fine-tune/fine-tune-deletions.js';
export { FineTuneHandler, MOST_RESTARTS } from './fine-tune/fine-tune.handler.js';
export { FINE_TUNE_JOB } from './fine-tune/fine-tune.job.js';
export { FineTuneRunType, toFineTuneRunType } from './fine-tune/fine-tune.type.js';
