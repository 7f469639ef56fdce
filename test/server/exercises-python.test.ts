import { expect, it } from 'vitest';
import { describeWithPython } from '../fixtures/python.ts';
import { python, startServe } from '../tutorial.ts';

const record = ['--id', '20230042', '--height', '170', '--weight', '60', '--size', 'M'];

describeWithPython("a beginner's client in Python", () => {
  it.each([
    ['echo', 'echo_client', ['hello', '你好'], 'echo hello\necho 你好\n'],
    [
      'greet',
      'greet_client',
      ['Ann', '小明', 'exit'],
      "Server: Welcome!\nServer: What's your name?" +
        "Server: Hello Ann!\nServer: What's your name?" +
        "Server: Hello 小明!\nServer: What's your name?" +
        'Server: Good bye!\n\n',
    ],
    ['clock', 'clock_client', ['what time is it', '几点了'], 'same time\nsame time\n'],
    ['info', 'info_client', [], '{"height": 170, "id": "20230042", "size": "M", "weight": 60}\n'],
  ])('of %s gets from our server what it expects', async (exercise, client, messages, output) => {
    const { port } = await startServe(['--as', exercise, ...(exercise === 'info' ? record : [])]);
    expect(await python(client, port, ...messages).done).toMatchObject({
      code: 0,
      stdout: output,
      stderr: '',
    });
  });

  it('of echo over UDP gets an answer to each datagram, but not to one that begins like a loop', async () => {
    const { port } = await startServe(['--as', 'echo', '--udp']);
    const client = python('udp_echo_client', port, 'hello', '你好', 'echo echo hello', 'bye');
    expect((await client.done).stdout).toBe('echo hello\necho 你好\nlost\necho bye\n');
  });
});
