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
export { checkAdapter } from './adapter/adapter-check.js';
export { AdapterType, toAdapterType } from './adapter/adapter.type.js';
export { hyperparametersFrom, type Hyperparameters } from './hyperparameters/hyperparameters.js';
export { FineTuneRun, type FineTuneState } from './fine-tune/fine-tune-run.entity.js';
export { FineTuneMetric } from './fine-tune/fine-tune-metric.entity.js';
export { FineTuneEvent } from './fine-tune/fine-tune-event.entity.js';
export { FineTuneService, type StartFineTune } from './fine-tune/fine-tune.service.js';
export { FineTuneCatalogueService } from './fine-tune/fine-tune-catalogue.service.js';
export { FineTuneDeletions } from './fine-tune/fine-tune-deletions.js';
export { FineTunePreparation } from './fine-tune/fine-tune-preparation.js';
export { TrainingFilePurge } from './fine-tune/training-file-purge.js';
export { FineTuneHandler, MOST_RESTARTS } from './fine-tune/fine-tune.handler.js';
export { FINE_TUNE_JOB } from './fine-tune/fine-tune.job.js';
export { FineTuneRunType, toFineTuneRunType } from './fine-tune/fine-tune.type.js';
export { Sweep, type SweepState } from './sweep/sweep.entity.js';
export { SweepCell, type CellState } from './sweep/sweep-cell.entity.js';
export { SweepHandler } from './sweep/sweep.handler.js';
export { SweepService, type CreateSweep } from './sweep/sweep.service.js';
export type { SweepForecast } from './sweep/sweep-forecast.js';
export { type CellDirection, planCells } from './sweep/sweep-plan.js';
export { SWEEP_DIRECTIONS, type SweepDirection, type SweepRequest } from './sweep/sweep-settings.js';
export { SweepDirectionEnum, SweepForecastType, SweepType, toSweepType } from './sweep/sweep.type.js';
export { isCellEnded } from './sweep/decide-cells.js';
