import type { StartRun } from './run.queries.js';

/** What the form holds; which fields count depends on the suite. */
export interface RunForm {
  readonly suite: string;
  readonly model: string;
  readonly name?: string | null;
  readonly seed?: number | null;
  readonly repeat?: number | null;
  readonly instrumentId?: string | null;
  readonly families?: readonly string[] | null;
  readonly varied?: boolean | null;
  readonly templates?: readonly string[] | null;
  readonly directions?: readonly string[] | null;
  readonly labelStyles?: readonly string[] | null;
  readonly design?: string | null;
  readonly releaseId?: string | null;
  readonly orders?: string | null;
  readonly parts?: readonly string[] | null;
  readonly games?: string | null;
  readonly goals?: readonly string[] | null;
  readonly episodes?: number | null;
  readonly agent?: string | null;
  readonly ownName?: string | null;
  readonly steeredValue?: string | null;
  readonly steeredDirection?: 'LOWER' | 'RAISE' | null;
  readonly inARow?: number | null;
  /** Per cent. */
  readonly share?: number | null;
}

/** What the run asks about, as the server takes it; null while something it needs is missing. */
export function subjectOf(form: RunForm): object | null {
  switch (form.suite) {
    case 'VALUE_PROFILE':
      if (!form.instrumentId) return null;
      return { suite: 'value-profile', instrumentId: form.instrumentId, ...variantsOf(form) };
    case 'HELD_OUT_SURVEY':
      if (!form.instrumentId || !form.families?.length) return null;
      return {
        suite: 'held-out-survey',
        instrumentId: form.instrumentId,
        families: form.families,
        ...variantsOf(form),
      };
    case 'MORAL_JUDGMENT':
      if (!form.releaseId) return null;
      return {
        suite: 'moral-judgment',
        releaseId: form.releaseId,
        ...(form.orders ? { orders: form.orders } : {}),
        ...(form.parts?.length ? { parts: form.parts } : {}),
      };
    case 'TEXT_ADVENTURE': {
      const games = (form.games ?? '').split(/[\s,]+/).filter((key) => key !== '');
      if (games.length === 0 || !form.goals?.length || !form.episodes || !form.agent) return null;
      return {
        suite: 'text-adventure',
        games,
        goals: form.goals,
        episodes: form.episodes,
        agent: form.agent,
      };
    }
    case 'CAPABILITY':
      return { suite: 'capability' };
    case 'OWN':
      return form.ownName ? { suite: 'own', name: form.ownName.trim() } : null;
    default:
      return null;
  }
}

function variantsOf(form: RunForm): object {
  const { varied, templates, directions, labelStyles, design, seed } = form;
  return varied ? { variants: { templates, directions, labelStyles, design, seed: seed ?? 0 } } : {};
}

/** @throws Error while something the suite needs is missing; the form asks for it first. */
export function toStartRun(form: RunForm): StartRun {
  const subject = subjectOf(form);
  if (!subject) throw new Error('The form is not complete.');
  const { model, name, seed, repeat, steeredValue, steeredDirection, inARow, share } = form;
  return {
    subject,
    model,
    name: name ?? null,
    seed: seed ?? 0,
    repeat: repeat ?? 0,
    steering: steeredValue ? { value: steeredValue, direction: steeredDirection ?? 'RAISE' } : null,
    failureLimit: { inARow: inARow ?? 20, share: (share ?? 10) / 100 },
  };
}
