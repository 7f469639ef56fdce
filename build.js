import { build } from 'rolldown';
import { loadConfig } from 'rolldown/config';

// Not the rolldown command, which lists every file it writes: a successful build should print nothing.
for (const options of await loadConfig('rolldown.config.ts')) await build(options);
