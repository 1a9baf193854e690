import { describe, expect, it } from '@jest/globals';
import { planBatteries, planScenarioTasks, slotDraws } from './study-plan.js';

const scenarios = Array.from({ length: 30 }, (_, index) => `scenario-${index}`);
/** 12 families of two wordings. */
const items = Array.from({ length: 24 }, (_, index) => ({
  id: `item-${index}`,
  family: `family-${index >> 1}`,
}));

describe('the tasks of a study', () => {
  it('follow the seed and not the order in which scenarios came', () => {
    const plan = planScenarioTasks(scenarios, 1);
    expect(planScenarioTasks([...scenarios].reverse(), 1)).toEqual(plan);
    expect(planScenarioTasks(scenarios, 2)).not.toEqual(plan);
    expect(plan.map((task) => task.scenarioId).sort()).toEqual([...scenarios].sort());
  });

  it('name a scenario once and keep to the limit', () => {
    expect(planScenarioTasks([...scenarios, ...scenarios], 1)).toHaveLength(30);
    expect(planScenarioTasks(scenarios, 1, 4)).toEqual(planScenarioTasks(scenarios, 1).slice(0, 4));
  });

  it('ask every item once, in batteries of the size wanted', () => {
    const batteries = planBatteries(items, 5, 3).map((task) => task.itemIds);
    expect(batteries.map((battery) => battery.length)).toEqual([5, 5, 5, 5, 4]);
    expect(batteries.flat().sort()).toEqual(items.map((item) => item.id).sort());
    expect(planBatteries([...items].reverse(), 5, 3).map((task) => task.itemIds)).toEqual(batteries);
  });

  it('keep the wordings of a family apart', () => {
    const familyOf = new Map(items.map((item) => [item.id, item.family]));
    for (let seed = 0; seed < 50; seed += 1) {
      for (const { itemIds } of planBatteries(items, 6, seed)) {
        expect(new Set(itemIds.map((id) => familyOf.get(id))).size).toBe(itemIds.length);
      }
    }
  });

  it('spread their slots over the whole circle', () => {
    const place = slotDraws(9);
    const places = Array.from({ length: 4_000 }, place);
    const quarter = 2 ** 30;
    for (let start = 0; start < 2 ** 32; start += quarter) {
      const inside = places.filter((value) => value >= start && value < start + quarter).length;
      expect(inside).toBeGreaterThan(900);
    }
    expect(places.every(Number.isInteger)).toBe(true);
  });
});
