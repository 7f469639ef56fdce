import { build } from 'rolldown';
import { loadConfig } from 'rolldown/config';

// Rolldown's own command lists every file that it writes; a build that went well has nothing to say.
for (const options of await loadConfig('rolldown.config.ts')) await build(options);
