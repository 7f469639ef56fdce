import { inCode } from '../calls.ts';
import type { NoteHintWordings, ProvenNoteWordings } from '../wording.ts';

/** Notes that a check has looked into: it knows more than a crawl. */
export const provenNotes: ProvenNoteWordings = {
  'kept-open': () => '回答之后没有断开连接',
  'needed-newline': () => '要等到换行才回答，而发来的没有换行',
  slow: ({ afterMs, overMs }) =>
    `用了 ${afterMs} 毫秒${overMs === undefined ? '' : `，其中 ${overMs} 毫秒花在几段之间`}`,
};

/** What to change about something that a crawl only notes. */
export const noteHints: NoteHintWordings = {
  'kept-open': (_, place) =>
    `过了 1.5 秒还没有断开。回答之后要关闭连接（${inCode('close', place)}），如果每个客户端由单独的进程处理（fork()、Process()），两个进程里都要关闭：一直读到结尾的客户端才等得到结尾。`,
  'needed-newline': (_, place) =>
    `不要等换行：不要按行读，也不要再接收一次，到了多少就读多少（${inCode('receive', place)}）；和 get 比较的地方，先去掉空白（${inCode('compare', place)}）。`,
  'in-pieces': (_, place) => `先拼好整段文本，再一次发出去（${inCode('send', place)}）。`,
  slow: ({ overMs }, place) =>
    overMs === undefined
      ? '回答的时候不要 sleep()，也不要做费时的事（读文件、查主机名）。'
      : `时间花在几段之间：先拼好整段文本，再一次发出去，中间不要 sleep()（${inCode('send', place)}）。`,
  bom: (_, place) =>
    `文件另存为“带 BOM 的 UTF-8”，或者用了 utf-8-sig 编码，开头就会有 BOM：保存时不要带 BOM，或者发送前去掉它（${inCode('withoutMark', place)}）。`,
  'extra-keys': () => '只发 "id"、"height"、"weight"、"size" 这四个键。',
  'id-normalised': () => '用英文输入法重新输入学号，不要有空格；从文件里读的要先去掉两头的空白。',
  'id-was-number': (_, place) =>
    `学号加上引号："id": "2023101"；或者在转换成 JSON 之前先变成字符串（${inCode('idAsText', place)}）。`,
  'nul-padding': (_, place) =>
    `只发文本本身的字节，有多少发多少（${inCode('length', place)}）；不要发整个缓冲区，也不要用定长字段。`,
  'sent-twice': () => '每收到一次 get 只发一次：去掉第二次，或者把它移出内层循环。',
  'jin-or-pounds': () => '请用公斤：斤数除以 2，磅数乘以 0.4536。',
  'only-here': () =>
    '别人连不上：把绑定的地址从 127.0.0.1 或 localhost 改成 0.0.0.0，再从邻座的电脑检查一次。',
};
