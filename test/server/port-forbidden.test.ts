import { expect, it } from 'vitest';
import { loadMessages } from '../../messages/load.ts';
import { languages } from '../../shared/language.ts';

it.each(languages)(
  'a port that the system refuses is explained in %s: it is the administrator’s, or kept',
  async lang => {
    const { serve } = await loadMessages(lang);
    expect(serve.portForbidden(80)).toMatch(/\b80\b.*1023/);
    // Windows refuses ports above, too, which it has set aside.
    expect(serve.portForbidden(50_051)).toMatch(/\b50051\b.*--port/);
    expect(serve.portForbidden(50_051)).not.toContain('1023');
  },
);
