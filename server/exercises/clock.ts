import type { Exercise } from './exercise.ts';
import { lesson } from './lesson.ts';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

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
  const day = String(date.getDate()).padStart(2);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  return `${days[date.getDay()]} ${months[date.getMonth()]} ${day} ${time} ${date.getFullYear()}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
