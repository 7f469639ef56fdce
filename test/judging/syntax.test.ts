import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainEncoding } from '../../judging/encoding.ts';
import { explainSyntax, findDuplicateKey } from '../../judging/syntax.ts';
import type { ProblemCode } from '../../shared/finding.ts';

const utf8 = (text: string) => Buffer.from(text);

const named: readonly (readonly [code: ProblemCode, ...examples: string[]])[] = [
  ['echo', 'get', 'GET\r\n', ' get ', 'echo get'],
  ['http', 'HTTP/1.1 404 Not Found\r\n', '<!DOCTYPE html>\n<html>', '<html lang="zh">'],
  ['ssh', 'SSH-2.0-OpenSSH_9.6\r\n', 'SSH-1.99-x'],
  ['bytes-literal', `b'{"id": 1}'`, `b"{'id': 1}"`, ` b'\\xe5'`],
  [
    'python-dict',
    "{'id': '1'}",
    "{u'id': u'1'}",
    '{"id": True}',
    '{"id": None, "x": 1}',
    `{"id": 'it"s'}`,
    "[u'a']",
  ],
  [
    'python-dict',
    '{"a": False}',
    '{"a": [1, None]}',
    "('id', 1)",
    '{"a": "学", \'b\': 1}',
    '{"height": 170L}',
  ],
];
describe.each(named)('%s', (code, ...examples) => {
  it.each(examples)('is what is wrong with %j', text => {
    expect(explainSyntax(utf8(text))).toEqual({ code });
  });
});

describe('error-text', () => {
  it.each(['无法识别的请求', '無法辨識的請求', '非法命令', '请求失败', '未知请求'])('is %s', says => {
    expect(explainSyntax(utf8(says))).toEqual({ code: 'error-text', says });
  });
});

describe('not-finite', () => {
  it.each(['NaN', '-NaN', 'Infinity', '-Infinity', 'nan', 'inf', '-inf'])('is %s', token => {
    expect(explainSyntax(utf8(`{"height": ${token}, "weight": 1}`))).toEqual({ code: 'not-finite', token });
  });

  it('is no word that only begins so', () => {
    expect(explainSyntax(utf8('{"a": Nano}'))).toMatchObject({ code: 'not-json', character: 'N' });
  });
});

describe('a place in the bytes', () => {
  it.each([
    ['{"a":1,}', 8],
    ['{"a":1, \n}\n', 10],
    ['{"学":1,}', 10],
    ['[1,2,]', 6],
    ['{"a":[1,2,],"b":1}', 11],
    ['\ufeff{"a":1,}', 11],
  ])('is where the comma of %j was the last', (text, at) => {
    expect(explainSyntax(utf8(text))).toEqual({ code: 'trailing-comma', at });
    expect([0x7d, 0x5d]).toContain(utf8(text)[at - 1]);
  });

  it.each([
    ['{“id”: 1}', '“', 2],
    ['{‘id’: 1}', '‘', 2],
    ['{"id"：1}', '：', 6],
    ['{"身高"：170}', '：', 10],
    ['{"a":"😀"，"b":1}', '，', 12],
    ['｛"id": 1}', '｛', 1],
    ['{"id": １}', '１', 8],
    ['{"a":1、"b":2}', '、', 7],
    ['\ufeff{"id"：1}', '：', 9],
  ])('is where %j has full-width punctuation', (text, character, at) => {
    expect(explainSyntax(utf8(text))).toEqual({ code: 'full-width', character, at });
    expect(
      utf8(text)
        .subarray(at - 1)
        .toString(),
    ).toMatch(new RegExp(`^${character}`));
  });

  it.each([
    ['hello', 'h', 1],
    ['{id: 1}', 'i', 2],
    ['{"a":1 "b":2}', '"', 8],
    ['{"a":1;}', ';', 7],
    ['{"a"=1}', '=', 5],
    ['{"a":}', '}', 6],
    ['{"a":1]', ']', 7],
    ['{"a":1,,"b":2}', ',', 8],
    ['{"学": é}', 'é', 9],
    ['{"a": 😀}', '😀', 7],
    ['{"a":"b\tc"}', '\t', 8],
    ['{\r\n\t"a":"b\tc"}', '\t', 11],
    ['{"a":"b\0"}', '\0', 8],
    ['{"a":1} x', 'x', 9],
  ])('is where %j is not JSON', (text, character, at) => {
    expect(explainSyntax(utf8(text))).toEqual({ code: 'not-json', character, at });
    expect(
      utf8(text)
        .subarray(at - 1)
        .toString()
        .startsWith(character),
    ).toBe(true);
  });

  it.each(['{"a":"b}', '{"a": {"b": 1}'])('is the end where %j stops too soon', text => {
    expect(explainSyntax(utf8(text))).toEqual({ code: 'not-json', character: '', at: text.length + 1 });
  });
});

describe('the key that stands twice', () => {
  it.each([
    ['{"a":1,"b":2,"a":3}', 'a'],
    ['{"a":{"b":1},"b":2,"b":3}', 'b'],
    ['{"id":1,"\\u0069d":2}', 'id'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"":1,"":2}', ''],
    ['{"学号":1,"学号":2}', '学号'],
  ])('of %s', (text, key) => {
    expect(findDuplicateKey(utf8(text))).toEqual({ key });
  });

  it('is none where each stands once on its level', () => {
    expect(findDuplicateKey(utf8('{"a":{"a":1},"b":[{"a":1},{"a":2}]}'))).toEqual({});
  });
});

describe('whatever it is given', () => {
  it('is explained, with a place within it or just after it', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'{}[]":,\\ \n\t019eNaT\'b“：学'), maxLength: 30 }).map(utf8),
    );
    fc.assert(
      fc.property(bytes, bytes => {
        explainEncoding(bytes);
        const problem = explainSyntax(bytes);
        const length = Buffer.byteLength(Buffer.from(bytes).toString());
        if ('at' in problem) expect(problem.at).toBeLessThanOrEqual(length + 1);
      }),
      { numRuns: 500 },
    );
  });
});
