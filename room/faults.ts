import type { Socket } from 'node:net';
import type { Student } from '../shared/reply.ts';

/** What a beginner's broken server does with a client; `undefined` is the server that was never started. */
type Behaviour = ((socket: Socket, student: Student) => void) | undefined;

/** One request, one reply, the end: right so far, and what it says is wrong. */
function answering(reply: (student: Student) => string | Uint8Array): Behaviour {
  return (socket, student) => {
    socket.once('data', () => socket.end(reply(student)));
  };
}

/** How beginners' servers break: six that every lab has seen. They stay broken on purpose. */
export const faults = {
  'not-started': undefined,
  // if data == 'get': recv() gives bytes, so this is never true.
  mute: () => {},
  // conn.send(str(record).encode())
  'python-dict': answering(({ id, height, weight, size }) => {
    return `{'id': '${id}', 'height': ${height}, 'weight': ${weight}, 'size': '${size}'}`;
  }),
  // json.dumps(record, ensure_ascii=False).encode('gbk')
  gbk: answering(({ id, height, weight }) => {
    const [large, quote] = [Buffer.from([0xb4, 0xf3]), Buffer.from('"}')];
    const start = `{"id": "${id}", "height": ${height}, "weight": ${weight}, "size": "`;
    return Buffer.concat([Buffer.from(start), large, quote]);
  }),
  metres: answering(student => `${JSON.stringify({ ...student, height: student.height / 100 })}\n`),
  // Last week's exercise.
  echo: socket => {
    socket.on('data', request => socket.end(request));
  },
} satisfies Record<string, Behaviour>;
export type Fault = keyof typeof faults;
export const faultNames = Object.keys(faults).filter((name): name is Fault => Object.hasOwn(faults, name));

export function behaviourOf(fault: Fault): Behaviour {
  return faults[fault];
}
