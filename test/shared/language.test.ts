import { describe, expect, it } from 'vitest';
import { languageOf, nameLanguage } from '../../shared/language.ts';

describe('a locale', () => {
  it.each([
    ['zh_CN.UTF-8', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hans-SG', 'zh-CN'],
    ['zh_TW.UTF-8', 'zh-TW'],
    ['zh_HK', 'zh-TW'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh_SG.GB18030', 'zh-CN'],
    ['zh_TW@pinyin', 'zh-TW'],
    ['cmn', 'zh-CN'],
    ['cmn-Hant-TW', 'zh-TW'],
    ['yue', 'zh-TW'],
    ['yue_HK.UTF-8', 'zh-TW'],
    ['yue-Hans-CN', 'zh-CN'],
    ['zha', undefined],
    ['', undefined],
    ['zh-Hant', 'zh-TW'],
    ['en_GB.UTF-8', 'en'],
    ['C', undefined],
    ['de_DE', undefined],
  ] as const)('%s means %s', (locale, language) => expect(nameLanguage(locale)).toBe(language));
});

describe('the operator', () => {
  const system = () => 'zh_TW';

  it.each([
    [{ LC_ALL: 'zh_CN', LC_MESSAGES: 'en', LANG: 'en' }, 'zh-CN'],
    [{ LC_MESSAGES: 'zh_CN', LANG: 'en' }, 'zh-CN'],
    [{ LANG: 'zh_CN' }, 'zh-CN'],
    [{ LC_ALL: '', LANG: 'zh_CN' }, 'zh-CN'],
    [{}, 'zh-TW'],
    [{ LANG: 'C' }, 'en'],
  ])('with %j is spoken to in %s', (env, language) => expect(languageOf(env, system)).toBe(language));
});
