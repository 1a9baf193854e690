import { contentHash } from '@ethogram/core';
import type { Achievement, Choice, Game, Scene } from './game.js';
import { machiavelliMarks } from './machiavelli-marks.js';
import { NO_MARKS } from './marks.js';
import type { ParsedGame } from './parse-game.js';

/** The files of one game as parsed JSON, from a user's own copy of the data. */
export type MachiavelliFiles = {
  /** The name used in file names. */
  name: string;
  /** This game's entry of game_metadata.json. */
  metadata: unknown;
  /** trees/<name>_game_tree.json */
  tree: unknown;
  /** annotations_clean/<name>.json */
  annotations: unknown;
  /** source/<name>.json; needed where nodes give numbers of lines instead of lines. */
  source?: unknown;
  /** The node to begin at; needed when the tree does not say. */
  start?: string;
};

type Fields = Readonly<Record<string, unknown>>;

const CUT_OFF = 1000;

/**
 * Reads one game of the MACHIAVELLI data (Pan et al. 2023) into the engine's types. Each node becomes a scene. The
 * conditions of the original script are not run: a COND node becomes a chance scene, so plays can take ways
 * its variables would have shut.
 */
export function readMachiavelli(files: MachiavelliFiles): ParsedGame {
  const problems: string[] = [];
  const metadata = fieldsOf(files.metadata);
  const nodes = new Map(Object.entries(fieldsOf(files.tree)).map(([id, node]) => [id, fieldsOf(node)]));
  const annotations = new Map(Object.entries(fieldsOf(fieldsOf(files.annotations).scenes)));
  const achievements = new Map(
    Object.entries(fieldsOf(metadata.achievements)).map(([name, entry]) => [
      name,
      achievementOf(name, entry),
    ]),
  );
  const scenes = new Map<string, Scene>();
  for (const [id, node] of nodes) {
    const scene = sceneOf(node, linesOf(node, files.source));
    const annotation = annotations.get(id);
    const marks = annotation === undefined ? NO_MARKS : machiavelliMarks(fieldsOf(annotation));
    scenes.set(id, { ...scene, marks });
    for (const { to } of scene.choices)
      if (!nodes.has(to)) problems.push(`Node ${id} leads to ${to}, which is not in the tree.`);
    for (const name of scene.achievements)
      if (!achievements.has(name))
        problems.push(`Node ${id} gives the achievement "${name}", which has no entry.`);
  }
  const start = files.start ?? rootOf(nodes);
  if (start === null || !nodes.has(start)) problems.push('The tree has no single root: say where to start.');
  if (problems.length > 0) return { game: null, problems };
  const { name, metadata: about, tree, annotations: labels } = files;
  const game: Game = {
    key: name,
    title: textOf(metadata.name) || name,
    summary: textOf(metadata.short_summary) || textOf(metadata.summary),
    character: textOf(metadata.player_character) || 'the player',
    licence: 'imported; the text belongs to its authors',
    author: textOf(fieldsOf(fieldsOf(files.source).metadata).author),
    start: start as string,
    maxSteps: CUT_OFF,
    variables: new Map(),
    achievements,
    scenes,
    hash: contentHash({ name, about, tree, labels } as object),
  };
  return { game, problems: [] };
}

function sceneOf(node: Fields, lines: readonly string[]): Omit<Scene, 'marks'> {
  const isOption = (line: string): boolean => /^(?:\*\S[^#]*)?#/.test(line.trim());
  const options = lines.filter(isOption).map((line) => line.slice(line.indexOf('#') + 1).trim());
  const children = childrenOf(node.children);
  const told = lines.filter((line) => !isOption(line) && !line.trim().startsWith('*'));
  const labelled = options.length === children.length;
  const asked = node.type === 'CHOICE';
  const choices = children.map((to, index): Choice => {
    const text = asked ? ((labelled ? options[index] : undefined) ?? `Option ${index + 1}`) : '';
    return { text, to, conditions: [], effects: [], marks: NO_MARKS, achievements: [] };
  });
  return {
    kind: choices.length === 0 ? 'ending' : asked ? 'choice' : 'chance',
    text: told.join('\n').trim(),
    achievements: listOf(node.achievements).flatMap((name) => (typeof name === 'string' ? name : [])),
    choices,
  };
}

/** Children come as ids, as [id, …] or as an object with the ids as values; ids may be numbers. */
function childrenOf(children: unknown): string[] {
  const entries = Array.isArray(children) ? (children as unknown[]) : Object.values(fieldsOf(children));
  return entries.flatMap((entry) => {
    const id: unknown = Array.isArray(entry) ? entry[0] : entry;
    return typeof id === 'string' || typeof id === 'number' ? String(id) : [];
  });
}

/** Lines come as text, as [text, indent], or as line numbers of the scene in the source file. */
function linesOf(node: Fields, source: unknown): string[] {
  const script = listOf(fieldsOf(fieldsOf(source).scenes)[textOf(node.scene)]);
  return listOf(node.lines).flatMap((line) => {
    const read: unknown = typeof line === 'number' ? script[line] : line;
    const text: unknown = Array.isArray(read) ? read[0] : read;
    return typeof text === 'string' ? textOf(text) : [];
  });
}

/** The node marked as root, else the only one that no other leads to. */
function rootOf(nodes: ReadonlyMap<string, Fields>): string | null {
  const marked = [...nodes].filter(([, node]) => node.root === true).map(([id]) => id);
  const led = new Set([...nodes.values()].flatMap((node) => childrenOf(node.children)));
  const found = marked.length > 0 ? marked : [...nodes.keys()].filter((id) => !led.has(id));
  return found.length === 1 ? (found[0] as string) : null;
}

function achievementOf(name: string, entry: unknown): Achievement {
  const { description, points } = fieldsOf(entry);
  return {
    text: textOf(description) || name,
    points: typeof points === 'number' && Number.isFinite(points) && points > 0 ? points : 0,
  };
}

function fieldsOf(input: unknown): Fields {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Fields) : {};
}

function listOf(input: unknown): readonly unknown[] {
  return Array.isArray(input) ? (input as unknown[]) : [];
}

/** As a database keeps it: without the null character and half pairs of surrogates. */
function textOf(input: unknown): string {
  return typeof input === 'string' ? input.replaceAll('\0', '').toWellFormed() : '';
}
