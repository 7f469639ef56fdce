import { lesson } from './lesson.ts';

const question = "Server: What's your name?";
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The second tutorial: the server speaks first, and `exit` ends the conversation. */
export const greet = lesson({
  greeting: `Server: Welcome!\n${question}`,
  answer(message) {
    const name = withoutLineEnd(message);
    if (Buffer.from('exit').equals(name)) return { reply: Buffer.from('Server: Good bye!\n'), close: true };
    const reply = [Buffer.from('Server: Hello '), name, Buffer.from(`!\n${question}`)];
    return { reply: Buffer.concat(reply), close: false };
  },
});

/** Removes a final line end, which some clients send. Works on bytes, so that a name may be in any encoding. */
function withoutLineEnd(message: Uint8Array): Uint8Array {
  if (message.at(-1) !== LINE_FEED) return message;
  return message.subarray(0, message.at(-2) === CARRIAGE_RETURN ? -2 : -1);
}
