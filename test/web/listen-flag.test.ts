import { describe, expect, it } from 'vitest';
import { loadMessages } from '../../messages/load.ts';
import { languages } from '../../shared/language.ts';
import { explainListening } from '../../web/listen-flag.ts';

describe.each(languages)('an address on which a page cannot be served, in %s', language => {
  it.each(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'])(
    'is named with the flag that chooses another: %s',
    async code => {
      const error = Object.assign(new Error(`listen ${code}`), { code });
      const flag = { flag: '--listen', text: '10.1.2.3:80' };
      const { message } = explainListening(flag, error, await loadMessages(language));
      expect(message).toMatch(/^10\.1\.2\.3:80[^\n]*--listen/);
      expect(message).not.toContain(code);
    },
  );
});
