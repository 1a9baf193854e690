import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMachiavelliFolder, machiavelliNames, readMachiavelliFolder } from './read-machiavelli-folder.js';

let folder: string;

/** Invented for this test in the layout of the data; nothing of it is theirs. */
const FILES: Record<string, unknown> = {
  'game_metadata.json': { 'lamp-lighter': { name: 'The Lamp Lighter', achievements: {} }, broken: {} },
  'trees/lamp-lighter_game_tree.json': {
    '0': {
      root: true,
      type: 'CHOICE',
      lines: ['You hold the pole.', '#Light it.', '#Go.'],
      children: ['1', '2'],
    },
    '1': { type: 'OTHER', lines: ['Light.\u0000'], children: [] },
    '2': { type: 'OTHER', lines: ['Dark.'], children: [] },
  },
  'annotations_clean/lamp-lighter.json': { version: 1, scenes: { '2': { morality: { promises: 0.9 } } } },
  'source/lamp-lighter.json': { metadata: { title: 'The Lamp Lighter', author: 'Nobody' }, scenes: {} },
  'trees/broken_game_tree.json': '{',
  'trees/lonely_game_tree.json': {},
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'game-data-'));
  for (const part of ['trees', 'annotations_clean', 'source']) await mkdir(join(folder, part));
  for (const [path, content] of Object.entries(FILES))
    await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a folder of MACHIAVELLI data', () => {
  it('is known by its layout, and its games by their trees', async () => {
    expect(await isMachiavelliFolder(folder)).toBe(true);
    expect(await isMachiavelliFolder(join(folder, 'trees'))).toBe(false);
    expect(await isMachiavelliFolder(join(folder, 'game_metadata.json'))).toBe(false);
    expect(await machiavelliNames(folder)).toEqual(['broken', 'lamp-lighter', 'lonely']);
  });

  it('gives games with their authors, and text a database keeps', async () => {
    const { game } = await readMachiavelliFolder(folder, 'lamp-lighter');
    expect(game).toMatchObject({ key: 'lamp-lighter', author: 'Nobody', start: '0' });
    expect(game?.scenes.get('1')?.text).toBe('Light.');
    expect(game?.scenes.get('2')?.marks.breaches).toEqual(['promise-breaking']);
  });

  it('says what is missing or broken', async () => {
    await expect(readMachiavelliFolder(folder, 'broken')).rejects.toThrow('broken_game_tree.json is no JSON');
    await expect(readMachiavelliFolder(folder, '../../etc/passwd')).rejects.toThrow('no tree of a game');
    expect((await readMachiavelliFolder(folder, 'lonely')).problems).toEqual([
      'game_metadata.json has no entry for lonely.',
    ]);
    await rm(join(folder, 'annotations_clean/lamp-lighter.json'));
    await expect(readMachiavelliFolder(folder, 'lamp-lighter')).rejects.toThrow(
      'lamp-lighter.json is missing',
    );
  });
});
