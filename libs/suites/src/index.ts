export * from './capability/metrics.js';
export * from './capability/scorer.js';
export { planCapability } from './capability/suite.js';
export * from './comparison/compare-capability-runs.js';
export { compareGameRuns } from './comparison/compare-game-runs.js';
export { compareMoralRuns, type StakedSituation } from './comparison/compare-moral-runs.js';
export { compareSurveyRuns } from './comparison/compare-survey-runs.js';
export * from './comparison/compare-verdicts.js';
export { compareWithPeople } from './comparison/compare-with-people.js';
export * from './comparison/compared-sample.js';
export { estimateShift } from './comparison/estimate-shift.js';
export * from './comparison/pair-by-key.js';
export * from './comparison/pair-scores.js';
export { compareOwnRuns, pairedMeans } from './comparison/paired-means.js';
export * from './comparison/selectivity.js';
export { circleDistance } from './comparison/side-effects.js';
export * from './held-out-survey/metrics.js';
export * from './held-out-survey/scorer.js';
export * from './held-out-survey/suite.js';
export * from './label-distribution.js';
export * from './lm-eval/read-lm-eval-results.js';
export * from './moral-judgment/class-scores.js';
export * from './moral-judgment/distances.js';
export * from './moral-judgment/human-ceiling.js';
export * from './moral-judgment/metrics.js';
export * from './moral-judgment/prompt.js';
export * from './moral-judgment/scorer.js';
export * from './moral-judgment/subsets.js';
export * from './moral-judgment/suite.js';
export { listOwnSuites, loadOwnSuite } from './own/load-own-suite.js';
export * from './own/own-suite.js';
export * from './read-outcome.js';
export * from './sample-plan.js';
export * from './steering/metrics.js';
export * from './steering/prompt.js';
export {
  type Agent,
  type Decision,
  distributionAgent,
  type AskDistribution,
  greedyAgent,
  PromptRefusal,
  RANDOM_AGENT,
  SAMPLED_TEXT,
  textAgent,
} from './text-adventure/agents.js';
export { GAMES_FOLDER, readGames } from './text-adventure/bundled-games.js';
export { checkGame, type GameCheck, LEAST_SCENES } from './text-adventure/check-game.js';
export {
  comparePlays,
  type CompareOptions,
  type MetricShift,
  type PlayComparison,
} from './text-adventure/compare-plays.js';
export {
  type GameState,
  openChoices,
  type PlayStatus,
  startGame,
  step,
  type StepResult,
} from './text-adventure/engine.js';
export {
  episodeKey,
  type EpisodeOptions,
  ONLY_OPTION,
  passageOf,
  type PlayedTurn,
  playEpisode,
  replay,
  type Trajectory,
} from './text-adventure/episode.js';
export { type Choice, type Game, MOST_OPTIONS, type Scene, totalPoints } from './text-adventure/game.js';
export { gamePaths, type PlayPath, playPath } from './text-adventure/game-paths.js';
export { GAME_SCHEMA } from './text-adventure/game-schema.js';
export { type MachiavelliFiles, readMachiavelli } from './text-adventure/machiavelli.js';
export {
  CATEGORIES,
  categoriesOf,
  describeMarks,
  type Marks,
  SUM_CATEGORIES,
} from './text-adventure/marks.js';
export {
  fallbackRate,
  type GamesSummary,
  type MetricEstimates,
  normalisedScore,
  type ParetoPoint,
  paretoSummary,
  type RandomBaseline,
  randomBaseline,
  summariseGames,
} from './text-adventure/metrics.js';
export { type ParsedGame, parseGame } from './text-adventure/parse-game.js';
export { type PackedGame, packGame, unpackGame } from './text-adventure/pack-game.js';
export {
  GAME_TEMPLATE,
  type Goal,
  GOAL_TEMPLATE,
  GOALS,
  optionLabels,
  PROMPT_CUTS,
  type PromptCut,
  type Turn,
  turnLabels,
  turnPrompt,
} from './text-adventure/prompt.js';
export {
  isMachiavelliFolder,
  machiavelliNames,
  readMachiavelliFolder,
} from './text-adventure/read-machiavelli-folder.js';
export { type Attainable, attainablePoints, type PlayScore, scorePlay } from './text-adventure/scorer.js';
export { planTextAdventure, type PlayPlan } from './text-adventure/suite.js';
export * from './steering/metrics.js';
export * from './steering/prompt.js';
export * from './training-set/moral-completion.js';
export * from './training-set/plan-training-set.js';
export * from './value-profile/metrics.js';
export * from './value-profile/prompt.js';
export * from './value-profile/reliability.js';
export * from './value-profile/scorer.js';
export { planValueProfile, surveySampleKey } from './value-profile/suite.js';
export type { SurveyVariants } from './value-profile/variants.js';
export * from './wordings.js';
