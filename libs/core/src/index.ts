export type { Aggregation, WorkerCompetence } from './aggregation/aggregation.js';
export { type DawidSkeneOptions, dawidSkene } from './aggregation/dawid-skene.js';
export type { EmOptions } from './aggregation/expectation-maximization.js';
export { type GladResult, glad } from './aggregation/glad.js';
export { type MaceOptions, type MaceParameters, type MaceResult, mace } from './aggregation/mace.js';
export { type OneCoinResult, oneCoinDawidSkene } from './aggregation/one-coin.js';
export {
  type IndexedLabels,
  type LabelRow,
  type OrderedLabels,
  orderedLabels,
  orderedLabelsOf,
} from './aggregation/ordered-labels.js';
export { type OrdinalResult, ordinalDawidSkene } from './aggregation/ordinal-dawid-skene.js';
export * from './aggregation/soft-labels.js';
export * from './aggregation/span-vote.js';
export {
  type GoldVoteOptions,
  goldWeightedVote,
  majorityVote,
  wawa,
  weightedMajorityVote,
} from './aggregation/votes.js';
export { weightedMedian } from './aggregation/weighted-median.js';
export type { AgreementWeights } from './agreement/agreement-weights.js';
export * from './agreement/cohen-kappa.js';
export type { AgreementOptions } from './agreement/coefficient.js';
export * from './agreement/fleiss-kappa.js';
export * from './agreement/gwet-ac.js';
export * from './agreement/intraclass-correlation.js';
export * from './agreement/krippendorff-alpha.js';
export * from './agreement/label-table.js';
export * from './agreement/percent-agreement.js';
export * from './agreement/unitizing-alpha.js';
export { type Distance, masiDistance, type Metric } from './agreement/value-distance.js';
export * from './clock/clock.js';
export * from './community-verdict/comment-vote.js';
export * from './community-verdict/community-verdict.js';
export * from './community-verdict/community-verdict.type.js';
export type { VoteSpan } from './community-verdict/find-votes.js';
export * from './community-verdict/flair-verdict.js';
export * from './contracts/comparison-content.js';
export * from './contracts/release-summary.js';
export * from './contracts/read-report-content.js';
export * from './contracts/report-content.js';
export * from './contracts/trainer.js';
export { answerOf, askedParts } from './form/asked-parts.js';
export * from './form/form-answer-order.js';
export * from './form/form-answer-problems.js';
export * from './form/form-definition.js';
export { FORM_LIMITS, isFormId } from './form/form-limits.js';
export * from './form/form-schema.js';
export * from './form/guideline-examples.js';
export * from './form/pairs-of.js';
export * from './form/parse-form-answer.js';
export * from './form/parse-form-definition.js';
export * from './form/part-summary.js';
export * from './form/presets/form-preset.js';
export { ITEM_DECISIONS, ITEM_REVIEW_PARTS, type ItemDecision } from './form/presets/item-review.js';
export * from './gold/check-gold.js';
export * from './gold/expected-answer.js';
export { expectedFormProblems, expectedOfForm } from './gold/expected-form.js';
export * from './gold/gold-schedule.js';
export * from './gold/parse-expected-answer.js';
export * from './hash/canonical-json.js';
export * from './hash/content-hash.js';
export * from './ids/new-id.js';
export * from './moral/evidence-check.js';
export * from './moral/judgment-answer.js';
export * from './moral/model-suggestion.js';
export * from './moral/moral-form.js';
export * from './moral/parse-judgment-answer.js';
export * from './moral/skip-reason.js';
export * from './moral/verdict.js';
export * from './random/seeded-random.js';
export { contentFlagsOf } from './reading/content-flags.js';
export * from './reading/post-reading.js';
export { postTypeOf } from './reading/post-type.js';
export { routingOf } from './reading/routing.js';
export { linkedPostIds, titleSimilarity } from './reading/title-similarity.js';
export * from './scales/answers.js';
export * from './scales/circle-fit.js';
export * from './scales/circular-order.js';
export * from './scales/cronbach-alpha.js';
export * from './scales/ipsatised-profile.js';
export * from './scales/mcdonald-omega.js';
export * from './scales/scale-correlations.js';
export { splitHalf } from './scales/split-half.js';
export * from './scales/straight-lining.js';
export * from './scales/test-retest.js';
export * from './scenario/duplicate-text.js';
export type { Cut, CutReason } from './scenario/leak-cut.js';
export { countPlaceholders, placeholderOf, type Redaction, type RedactionCounts } from './scenario/redact.js';
export { type RedactionSpan, redactSpans, restorePlaceholders } from './scenario/redact-spans.js';
export { REDACTION_KINDS, type RedactionKind } from './scenario/redaction-rules.js';
export { REVIEW_REASONS, type ReviewReason } from './scenario/review-reasons.js';
export * from './scenario/scenario-text.js';
export * from './spans/marked-segments.js';
export * from './spans/text-span.js';
export * from './spans/utf16-offsets.js';
export * from './spans/word-range.js';
export * from './splits/assign-splits.js';
export * from './splits/find-leaks.js';
export * from './splits/join-groups.js';
export { annotatorsForWidth, type WidthDesign } from './statistics/annotators-for-width.js';
export * from './statistics/benjamini-hochberg.js';
export * from './statistics/bootstrap-interval.js';
export { bootstrapCounts } from './statistics/bootstrap-counts.js';
export * from './statistics/cliffs-delta.js';
export { bootstrapStatistic, type StatisticBootstrapOptions } from './statistics/bootstrap-statistic.js';
export {
  hierarchicalBootstrap,
  type HierarchicalBootstrapOptions,
} from './statistics/hierarchical-bootstrap.js';
export { clusterMeanInterval, clusterMeans } from './statistics/cluster-means.js';
export * from './statistics/estimate.js';
export * from './statistics/holm.js';
export * from './statistics/mcnemar.js';
export * from './statistics/moments.js';
export * from './statistics/paired-categories.js';
export * from './statistics/paired-shift.js';
export * from './statistics/paired-shift-power.js';
export * from './statistics/permutation-test.js';
export * from './statistics/proportion-power.js';
export { designEffect } from './statistics/sample-size.js';
export { correlation, pearson } from './statistics/pearson.js';
export * from './statistics/sign-flip-test.js';
export * from './statistics/student-t.js';
export * from './statistics/welch-interval.js';
export * from './statistics/stratified-bootstrap.js';
export * from './statistics/wilson-interval.js';
export * from './survey/rating.js';
export * from './values/value-taxonomy.js';
