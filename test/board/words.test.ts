import { describe, expect, it } from 'vitest';
import { wordsSchema } from '../../board/events.ts';
import { wordsOf } from '../../board/words.ts';
import { loadMessages } from '../../messages/load.ts';
import { languages } from '../../shared/language.ts';

describe.each(languages)('the words of the board in %s', language => {
  it('have a place for each number, and are whole sentences', async () => {
    const messages = await loadMessages(language);
    const words = wordsSchema.parse(wordsOf(messages));
    for (const key of ['seat', 'seconds', 'minutes', 'pause', 'back'] as const)
      expect(words[key]).toContain('{n}');
    const { board, page, web, handout } = messages;
    const said = [
      board.ready({ url: 'http://127.0.0.1:8040/', seats: 40, every: 5 }),
      web.badListen('--listen', 'x'),
      web.portInUse('--listen', '127.0.0.1:8040'),
      web.cannotListen('127.0.0.1:8040', 'EACCES'),
      handout.ready({ urls: 'http://10.0.0.5:8050/', kilobytes: 367, sha256: 'ab' }),
      handout.forbidden('8.8.8.8'),
      board.howMany(1),
      board.tied(3),
      board.sweep({ answered: 38, total: 40, seconds: '1.50' }),
      page.seat(7, 'x'),
      page.histogramCaption(780),
      page.bin({ count: 3, from: '0.00', to: '0.27' }),
    ];
    for (const sentence of said) {
      expect(sentence).not.toMatch(/undefined|NaN|\[object|[!！]/);
      if (language !== 'en') expect(sentence).not.toMatch(/\b(the|is|are|and|of|from|to|seats?)\b/);
    }
  });
});
