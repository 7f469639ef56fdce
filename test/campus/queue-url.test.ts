import { describe, expect, it } from 'vitest';
import { parseQueueUrl } from '../../campus/queue-url.ts';

describe('the URL of a queue', () => {
  it.each([
    ['redis://queue.school', { tls: false, host: 'queue.school', port: 6379, database: 0 }],
    [
      'rediss://lab-A101@queue.school:6380/2',
      { tls: true, username: 'lab-A101', host: 'queue.school', port: 6380, database: 2 },
    ],
    ['redis://[fd00::1]:7000', { tls: false, host: 'fd00::1', port: 7000, database: 0 }],
    ['unix:///run/redis/redis.sock', { tls: false, path: '/run/redis/redis.sock', database: 0 }],
    [
      'unix://teacher@localhost/tmp/a%20b/q',
      { tls: false, username: 'teacher', path: '/tmp/a b/q', database: 0 },
    ],
  ])('%s', (text, server) => expect(parseQueueUrl(text)).toEqual({ shown: text, ...server }));

  it.each([
    ['http://queue.school', 'bad-scheme', 'http://queue.school'],
    ['A101', 'bad-url', 'A101'],
    ['', 'bad-url', ''],
    ['redis://', 'bad-url', 'redis://'],
    ['redis://host/a', 'bad-url', 'redis://host/a'],
    ['redis://host?family=6', 'bad-url', 'redis://host'],
    ['unix://host/path', 'bad-url', 'unix://host/path'],
    ['redis://teacher:SECRET@queue.school', 'password-in-url', 'redis://teacher:***@queue.school'],
    ['redis://:SECRET@queue.school', 'password-in-url', 'redis://:***@queue.school'],
    ['http://teacher:SECRET@queue.school', 'password-in-url', 'http://teacher:***@queue.school'],
    ['redis://queue.school?password=SECRET', 'password-in-url', 'redis://queue.school'],
    ['teacher:SECRET@queue.school', 'bad-scheme', 'teacher:***@queue.school'],
    ['redis://teacher:SEC#RET@queue.school', 'bad-url', 'redis://teacher:***@queue.school'],
    ['redis://teacher:SEC?RET@queue.school', 'bad-url', 'redis://teacher:***@queue.school'],
    ['teacher:SEC//RET@queue.school', 'bad-scheme', 'teacher:***@queue.school'],
    ['redis://te%zz@queue.school', 'bad-url', 'redis://te%zz@queue.school'],
    ['unix:///run/%e9/q', 'bad-url', 'unix:///run/%e9/q'],
    ['redis://teacher:SEC@RET@ho st', 'bad-url', 'redis://teacher:***@ho st'],
  ])('%s is refused, and no password is shown', (text, code, shown) => {
    expect(parseQueueUrl(text)).toEqual({ mistake: { code, shown } });
  });
});
