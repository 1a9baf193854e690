// A Chromium for the browser tests where there is none: the system's package for root; for anybody else the browser
// that Playwright downloads, or Debian's packages unpacked into the data folder, which needs no rights at all.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export async function installChromium({ data, root, node, work }) {
  const unpacked = join(data, 'chromium/run');
  if (existsSync(unpacked)) return unpacked;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    await work('Updating the package list', 'apt-get', ['update']);
    await work(
      'Installing Chromium for the browser tests (the system package)',
      'apt-get',
      ['install', '-y', '--no-install-recommends', 'chromium'],
      {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      },
    );
    return '/usr/bin/chromium';
  }
  return (
    (await unpackDebian(join(data, 'chromium'), work)) ??
    (await downloadWithPlaywright({ data, root, node, work }))
  );
}

/** Debian's chromium and what it needs, fetched with lists of our own and unpacked; nothing outside the folder changes. */
async function unpackDebian(folder, work) {
  if (spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  const lists = join(folder, 'lists');
  const archives = join(folder, 'archives');
  for (const path of [join(lists, 'partial'), join(archives, 'partial'), join(folder, 'root')])
    mkdirSync(path, { recursive: true });
  const options = [
    '-o',
    `Dir::State::Lists=${lists}`,
    '-o',
    `Dir::Cache::Archives=${archives}`,
    '-o',
    `Dir::Cache=${folder}`,
    '-o',
    'Debug::NoLocking=1',
  ];
  await work('Fetching the package list', 'apt-get', [...options, 'update']);
  await work('Downloading Chromium for the browser tests', 'apt-get', [
    ...options,
    'install',
    '-y',
    '--no-install-recommends',
    '--download-only',
    'chromium',
  ]);
  for (const archive of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    const result = spawnSync('dpkg', ['-x', join(archives, archive), join(folder, 'root')], {
      encoding: 'utf8',
    });
    if (result.status !== 0) throw new Error(`Unpacking ${archive} failed: ${result.stderr}`);
  }
  const inside = join(folder, 'root');
  const script = join(folder, 'run');
  const fonts = existsSync('/etc/fonts/fonts.conf')
    ? ''
    : `export FONTCONFIG_PATH=${inside}/etc/fonts XDG_DATA_HOME=${inside}/usr/share\n`;
  writeFileSync(
    script,
    `#!/bin/sh\n${fonts}LD_LIBRARY_PATH=${libraryFolders(inside).join(':')}:$LD_LIBRARY_PATH exec ${inside}/usr/lib/chromium/chromium "$@"\n`,
  );
  chmodSync(script, 0o755);
  const tried = spawnSync(script, ['--version'], { encoding: 'utf8' });
  if (tried.status !== 0) {
    rmSync(script);
    throw new Error(
      `The unpacked Chromium does not start: ${tried.stderr.trim()}. Install Chromium, or set ETHOGRAM_CHROMIUM to one.`,
    );
  }
  return script;
}

/** Every folder with a shared library: some packages keep theirs in one of their own. */
function libraryFolders(inside) {
  const found = readdirSync(inside, { recursive: true, withFileTypes: true });
  const libraries = found.filter((entry) => !entry.isDirectory() && /\.so(\.\d+)*$/.test(entry.name));
  return [...new Set(libraries.map((entry) => entry.parentPath))].sort();
}

async function downloadWithPlaywright({ data, root, node, work }) {
  const folder = join(data, 'chromium/playwright');
  await work(
    'Downloading Chromium for the browser tests',
    node,
    [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium-headless-shell'],
    {
      env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: folder },
    },
  );
  for (const entry of readdirSync(folder, { recursive: true })) {
    if (/(^|\/)(chrome-headless-shell|headless_shell)$/.test(String(entry)))
      return join(folder, String(entry));
  }
  throw new Error('Chromium was downloaded but not found; set ETHOGRAM_CHROMIUM to a Chromium or Chrome.');
}
