import { describe, expect, it } from '@jest/globals';
import { edited, historyOf, redone, settled, undone } from './history.js';

describe('undoing and redoing edits', () => {
  it('takes back typing in one field as one step, and each other edit by itself', () => {
    let history = historyOf('');
    for (const text of ['a', 'ab', 'abc']) history = edited(history, text, 'label');
    history = edited(history, 'abc + part');
    history = edited(history, 'abc + part!', 'label');
    expect(undone(history).present).toBe('abc + part');
    expect(undone(undone(history)).present).toBe('abc');
    expect(undone(undone(undone(history))).present).toBe('');
    expect(undone(historyOf('x')).present).toBe('x');
  });

  it('makes typing after leaving a field, or after undoing, a step of its own', () => {
    let history = edited(historyOf(''), 'a', 'label');
    history = edited(settled(history), 'ab', 'label');
    expect(undone(history).present).toBe('a');
    history = edited(undone(history), 'az', 'label');
    expect(undone(history).present).toBe('a');
  });

  it('redoes until something else is done', () => {
    const history = undone(undone(edited(edited(historyOf(1), 2), 3)));
    expect([redone(history).present, redone(redone(history)).present]).toEqual([2, 3]);
    expect(redone(edited(history, 9)).present).toBe(9);
    expect(edited(history, history.present)).toBe(history);
  });
});
