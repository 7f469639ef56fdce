/** What the log of a server says beside one line for each event. */
export const log = {
  loop: (event: { time: string; peer: string }) =>
    `${event.time}  ${event.peer}  對每個回答都再回一次：5 秒內不再回答它`,
  hidden: (count: { time: string; lines: number }) => `${count.time}  一秒內還有 ${count.lines} 行，沒有顯示`,
};
