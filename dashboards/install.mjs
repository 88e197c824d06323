// Installs what package-lock.json names, unless node_modules already is newer than it.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
const lock = 'package-lock.json';
const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;

if (!fresh) {
  const flags = ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const result = spawnSync('npm', flags, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error) throw result.error;
  process.exit(result.status ?? 1);
}
