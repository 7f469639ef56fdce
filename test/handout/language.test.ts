import { parseAccept } from 'hono/utils/accept';
import { expect, it } from 'vitest';
import { chooseLanguage } from '../../handout/language.ts';

it.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-TW,zh;q=0.9', 'zh-TW'],
  ['zh-Hant-HK;q=0.5,en;q=0.4', 'zh-TW'],
  ['en-GB,zh;q=0.9', 'en'],
  ['en;q=0.3,zh;q=0.9', 'zh-CN'],
  ['fr,de;q=0.9,zh-TW;q=0.1', 'zh-TW'],
  ['zh;q=0,en', 'en'],
  ['fr,*', 'zh-TW'],
  ['', 'zh-TW'],
  ['enm', 'zh-TW'],
])('a browser that wants "%s" is shown %s, where the command speaks zh-TW', (header, language) => {
  expect(chooseLanguage(parseAccept(header), 'zh-TW')).toBe(language);
});
