import type { Exercise } from './exercise.ts';
import { lesson } from './lesson.ts';

/** The third tutorial: each message comes back with the server's local time, taken from `now`. */
export function clock(now: () => Date): Exercise {
  return lesson({
    answer: message => ({
      reply: Buffer.concat([Buffer.from(`[${ctime(now())}] `), message]),
      close: false,
    }),
  });
}

/** C's ctime() without its line end: `Tue Feb 17 10:00:18 2013`, in local time, the day padded with a space. */
export function ctime(date: Date): string {
  const [weekday, month, day = '', year] = date.toDateString().split(' ');
  return `${weekday} ${month} ${day.replace(/^0/, ' ')} ${date.toTimeString().slice(0, 8)} ${year}`;
}
