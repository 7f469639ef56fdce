import { expect, it } from 'vitest';
import { run } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { startTutor } from '../tutorial.ts';

describeWithPython("talk, with a beginner's server in Python", () => {
  it('of echo prints each answer on a line', async () => {
    const { port } = await startTutor('echo_server');
    expect(await run(['talk', `127.0.0.1:${port}`, 'hello', '你好'])).toEqual({
      code: 0,
      signal: null,
      stdout: 'echo hello\necho 你好\n',
      stderr: '',
    });
  });

  it('of greet prints the welcome first, and does not take the question for the next answer', async () => {
    const { port } = await startTutor('greet_server');
    const { code, stdout } = await run(['talk', `127.0.0.1:${port}`], { input: 'Ann\n小明\nexit\n' });
    expect(stdout).toBe(
      "Server: Welcome!\nServer: What's your name?\n" +
        "Server: Hello Ann!\nServer: What's your name?\n" +
        "Server: Hello 小明!\nServer: What's your name?\n" +
        'Server: Good bye!\n',
    );
    expect(code).toBe(0);
  });

  it('of clock prints the time of the server', async () => {
    const { port } = await startTutor('clock_server');
    const { code, stdout } = await run(['talk', `127.0.0.1:${port}`, 'hi']);
    expect(stdout).toMatch(/^\[\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\] hi\n$/);
    expect(code).toBe(0);
  });

  it('of info prints the record, and that the server closed the connection', async () => {
    const { port } = await startTutor('info_server');
    const ended = await run(['talk', `127.0.0.1:${port}`, 'get']);
    expect(JSON.parse(ended.stdout)).toEqual({ id: '20230042', height: 170, weight: 60, size: 'M' });
    expect(ended).toMatchObject({ code: 0, stderr: `127.0.0.1:${port} closed the connection.\n` });
  });

  it('of echo over UDP counts the answers and the round trips', async () => {
    const { port } = await startTutor('udp_echo_server');
    const { code, stdout } = await run(['talk', `127.0.0.1:${port}`, '--udp', 'hello', '你好']);
    expect(stdout).toMatch(
      /^echo hello\necho 你好\n2 sent, 2 answered, 0 lost\nround trips min\/mean\/max [\d.]+\/[\d.]+\/[\d.]+ ms\n$/,
    );
    expect(code).toBe(0);
  });

  it('over UDP says which heartbeat was lost, goes on, and exits with 1', async () => {
    const { port } = await startTutor('udp_echo_server');
    const beat = ['--every', '0.2', '--count', '2'];
    const ended = await run(['talk', `127.0.0.1:${port}`, '--udp', ...beat, 'lose me']);
    expect(ended).toMatchObject({ code: 1, stdout: '2 sent, 0 answered, 2 lost\n' });
    expect(ended.stderr).toBe(
      `no answer from 127.0.0.1:${port} within 0.2 s: the datagram or its answer is lost\n`.repeat(2),
    );
  });

  it.each([
    ['close', 'closed the connection'],
    ['reset', 'reset the connection'],
  ])('says that a server is gone that ends by %s, and exits with 1', async (vice, said) => {
    const { port } = await startTutor('vanishing_server', '1', vice);
    const ended = await run(['talk', `127.0.0.1:${port}`, 'one', 'two', 'three']);
    expect(ended).toMatchObject({ code: 1, stdout: 'echo one\n' });
    expect(ended.stderr).toContain(`127.0.0.1:${port} is gone: it ${said}`);
  });

  it('misses the server that hangs up after its answer only where there was more to say', async () => {
    const { port } = await startTutor('info_server');
    const twice = ['--every', '0.05', '--count', '2'];
    const ended = await run(['talk', `127.0.0.1:${port}`, 'get', ...twice]);
    expect(ended.stderr).toContain('is gone');
    expect(ended.code).toBe(1);
  });

  it('ends its heartbeat when the server is gone, and says what it had of it', async () => {
    const { port } = await startTutor('vanishing_server', '2', 'close');
    const ended = await run(['talk', `127.0.0.1:${port}`, '--every', '0.05']);
    expect(ended.stdout).toMatch(/^echo heartbeat\necho heartbeat\n3 sent, 2 answered, 1 lost\nround trips/);
    expect(ended.stderr).toContain('is gone');
    expect(ended.code).toBe(1);
  });
});
