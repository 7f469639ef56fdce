/** What the log of a server says beside one line for each event. */
export const log = {
  loop: (event: { time: string; peer: string }) =>
    `${event.time}  ${event.peer}  对每个回答都再回一次：5 秒内不再回答它`,
  hidden: (count: { time: string; lines: number }) => `${count.time}  一秒内还有 ${count.lines} 行，没有显示`,
};
