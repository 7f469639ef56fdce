import { describe, expect, it } from 'vitest';
import { options } from '../../cli/options/table.ts';
import { commands } from '../../commands/table.ts';
import { configSchema } from '../../shared/config.ts';

const usages = await Promise.all(Object.values(commands).map(async load => (await load()).usage));

describe('the table of options', () => {
  it('has no row that no command has picked', () => {
    const picked = new Set<string>(usages.flatMap(usage => usage.options ?? []));
    const unused = Object.keys(options).filter(name => !picked.has(name));
    expect(unused).toEqual(['config', 'lang', 'noColor']);
  });

  it('names keys that the configuration has', () => {
    // The class list is the one that has no default.
    const defaults: unknown = configSchema.parse({ roster: 'class.csv' });
    for (const row of Object.values(options)) {
      if (!('key' in row)) continue;
      const at = row.key
        .split('.')
        .reduce((value: unknown, name) => Object.getOwnPropertyDescriptor(value, name)?.value, defaults);
      expect([row.key, typeof at]).not.toContain('undefined');
    }
  });

  it('gives no command two options of one flag', () => {
    for (const { name, options: picked = [] } of usages) {
      const flags = picked.map(option => options[option].flag.replace(/ .*/, ''));
      expect([name, new Set(flags).size]).toEqual([name, flags.length]);
    }
  });
});
