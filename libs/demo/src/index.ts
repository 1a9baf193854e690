export { DemoModule, demoEntities } from './demo.module.js';
export { DemoService, DEMO_TARGET, DEMO_DELTA, type DemoRequest } from './demo-run/demo.service.js';
export { DemoRun, DEMO_STEPS } from './demo-run/demo-run.entity.js';
export { readSituations, type Situation } from './situation.js';
export { syntheticDump, type SyntheticDump } from './synthetic-dump/synthetic-dump.js';
