#!/usr/bin/env node
// Copies the page's libraries from their npm packages into src/main/resources/public/vendor and writes the lock beside
// them: version, licence and SHA-256 of each file. PageVendorTest holds the files against the lock.
//
//   scripts/vendor            fetches exactly what the lock says
//   scripts/vendor --update   takes the newest version of each package and writes a new lock
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The name an import uses, the package, and the file in it. */
const WANTED = [
  ['preact', 'preact', 'dist/preact.mjs', 'preact.js'],
  ['preact/hooks', 'preact', 'hooks/dist/hooks.mjs', 'preact-hooks.js'],
  ['htm', 'htm', 'dist/htm.mjs', 'htm.js'],
  ['@preact/signals-core', '@preact/signals-core', 'dist/signals-core.mjs', 'signals-core.js'],
  ['@preact/signals', '@preact/signals', 'dist/signals.mjs', 'signals.js'],
  ['wavesurfer.js', 'wavesurfer.js', 'dist/wavesurfer.esm.js', 'wavesurfer.js'],
  ['wavesurfer.js/regions', 'wavesurfer.js', 'dist/plugins/regions.esm.js', 'wavesurfer-regions.js'],
];

const home = join(dirname(import.meta.filename), '..', 'src', 'main', 'resources', 'public', 'vendor');
const lockFile = join(home, 'vendor.lock.json');
const update = process.argv.includes('--update');
const locked = existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
const npm = (...args) => execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

/** Unpacks a package and gives its folder and its entry for the lock, without files. */
function fetchPackage(name, into) {
  const version = !update && locked[name] ? `@${locked[name].version}` : '';
  const [packed] = JSON.parse(npm('pack', name + version, '--json', '--pack-destination', into));
  if (!update && locked[name] && locked[name].integrity !== packed.integrity) {
    throw new Error(`${name} ${packed.version} is not the package that the lock knows`);
  }
  const folder = mkdtempSync(join(into, 'p-'));
  execFileSync('tar', ['xzf', join(into, packed.filename), '-C', folder, '--strip-components=1']);
  const licence = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).license;
  return { folder, entry: { version: packed.version, licence, integrity: packed.integrity, files: {} } };
}

const scratch = mkdtempSync(join(tmpdir(), 'vendor-'));
try {
  mkdirSync(join(home, 'licences'), { recursive: true });
  const packages = {};
  for (const name of [...new Set(WANTED.map(row => row[1]))].sort()) {
    const { folder, entry } = fetchPackage(name, scratch);
    const licenceText = `licences/${name.replace('@', '').replace('/', '-')}.txt`;
    const copies = [['LICENSE', licenceText], ...WANTED.filter(row => row[1] === name).map(row => row.slice(2))];
    for (const [from, to] of copies) {
      const bytes = readFileSync(join(folder, from));
      writeFileSync(join(home, to), bytes);
      entry.files[to] = { from, sha256: sha256(bytes) };
    }
    packages[name] = entry;
  }
  const imports = Object.fromEntries(WANTED.map(row => [row[0], `/vendor/${row[3]}`]));
  writeFileSync(lockFile, `${JSON.stringify({ imports, packages }, null, 2)}\n`);
  console.log(Object.entries(packages).map(([name, p]) => `${name} ${p.version} ${p.licence}`).join('\n'));
} finally {
  rmSync(scratch, { recursive: true });
}
