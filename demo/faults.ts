import type { Socket } from 'node:net';
import type { Student } from '../shared/reply.ts';

/** What a beginner's broken server does with a client; `undefined` is the server that was never started. */
type Behaviour = ((socket: Socket, student: Student) => void) | undefined;

/** How beginners' servers break: six that every lab has seen. They stay broken on purpose. */
export const faults = {
  'not-started': undefined,
  // if data == 'get': recv() gives bytes, so this is never true.
  mute: () => {},
  // conn.send(str(record).encode())
  'python-dict': (socket, { id, height, weight, size }) => {
    socket.end(`{'id': '${id}', 'height': ${height}, 'weight': ${weight}, 'size': '${size}'}`);
  },
  // json.dumps(record, ensure_ascii=False).encode('gbk')
  gbk: (socket, { id, height, weight }) => {
    const [large, quote] = [Buffer.from([0xb4, 0xf3]), Buffer.from('"}')];
    const start = `{"id": "${id}", "height": ${height}, "weight": ${weight}, "size": "`;
    socket.end(Buffer.concat([Buffer.from(start), large, quote]));
  },
  metres: (socket, student) => {
    socket.end(`${JSON.stringify({ ...student, height: student.height / 100 })}\n`);
  },
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
