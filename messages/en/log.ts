/** What the log of a server says beside one line for each event. */
export const log = {
  loop: (event: { time: string; peer: string }) =>
    `${event.time}  ${event.peer}  answers every answer: ignored for 5 s`,
  hidden: (count: { time: string; lines: number }) =>
    `${count.time}  ${count.lines} more ${count.lines === 1 ? 'line' : 'lines'} in one second, not shown`,
};
