import { describe, expect, it } from 'vitest';
import { hintsOf } from '../../check/hints.ts';
import type { Moment } from '../../check/timeline.ts';

const silence: Moment[] = [
  { at: 0, what: 'connected' },
  { at: 500, what: 'sent', bytes: 3 },
  { at: 5_500, what: 'half-closed' },
];

describe('the causes of silence', () => {
  it('are all of them where the server stays silent to the end', () => {
    const { hints } = hintsOf('silent', [...silence, { at: 6_000, what: 'left' }]);
    expect(hints).toEqual(['T03', 'T01', 'T24', 'T07', 'T14', 'T04', 'T25', 'T13', 'T06']);
  });

  it('are none that keep a program from reading where the server closes when we do', () => {
    const { hints } = hintsOf('silent', [...silence, { at: 5_501, what: 'fin' }]);
    expect(hints).toEqual(['T01', 'T24', 'T07', 'T14', 'T06']);
  });
});

describe('the causes of a hang-up', () => {
  const end: Moment = { at: 600, what: 'fin' };

  it('are no false comparison where the server hung up before it was asked', () => {
    expect(hintsOf('closed', silence.slice(0, 2).concat(end)).hints[0]).toBe('T01');
    expect(hintsOf('closed', silence.slice(0, 1).concat(end)).hints).toEqual([
      'T07',
      'T14',
      'T19',
      'T20',
      'T06',
    ]);
  });
});
