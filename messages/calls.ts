import { type ProgramLanguage, programLanguages } from '../shared/ids.ts';

/** What hints write in code, which is the same in every language that people speak. A language without one is left out. */
const calls = {
  json: {
    python: 'json.dumps(record)',
    java: 'new Gson().toJson(record)',
    node: 'JSON.stringify(record)',
    c: 'cJSON_PrintUnformatted(record)',
  },
  utf8: {
    python: "text.encode('utf-8')",
    java: 'text.getBytes(StandardCharsets.UTF_8)',
    node: "socket.end(text, 'utf8')",
    c: 'gcc -fexec-charset=UTF-8, cl /utf-8',
  },
  withoutMark: {
    python: "open(path, encoding='utf-8-sig'), text.encode('utf-8')",
    java: 'text.replaceFirst("^\\uFEFF", "")',
    node: "text.replace(/^\\uFEFF/, '')",
  },
  equals: {
    python: "data == b'get'",
    java: 'new String(buffer, 0, n).equals("get")',
    node: "data.toString() === 'get'",
    c: 'buf[n] = 0, strcmp(buf, "get") == 0',
  },
  compare: {
    python: "data.decode().strip().lower() == 'get'",
    java: 'text.trim().equalsIgnoreCase("get")',
    node: "data.toString().trim().toLowerCase() === 'get'",
    c: 'strncasecmp(buf, "get", 3) == 0',
  },
  strip: { python: 'text.strip()', java: 'text.trim()', node: 'text.trim()' },
  idAsText: {
    python: 'str(id)',
    java: 'String.valueOf(id)',
    node: 'String(id)',
    c: '"\\"id\\": \\"%s\\""',
  },
  receive: {
    python: 'conn.recv(1024)',
    java: 'in.read(buffer)',
    node: "socket.on('data', ...)",
    c: 'recv(fd, buf, sizeof buf, 0)',
  },
  send: {
    python: 'conn.sendall(data)',
    java: 'out.write(data), out.flush()',
    node: 'socket.end(data)',
    c: 'send(fd, text, strlen(text), 0)',
  },
  answer: {
    python: 'conn.sendall(data)',
    java: 'out.write(data), out.flush()',
    node: 'socket.write(data)',
    c: 'send(fd, text, strlen(text), 0)',
  },
  length: { python: 'len(data)', java: 'data.length', node: 'data.length', c: 'strlen(text)' },
  writesLength: {
    python: 'struct.pack(), to_bytes(), str(len(data))',
    java: 'writeUTF(), writeInt()',
    node: 'writeUInt32BE()',
    c: 'htonl()',
  },
  close: { python: 'conn.close()', java: 'socket.close()', node: 'socket.end()', c: 'close(fd)' },
  accept: {
    python: 'while True: conn, addr = s.accept()',
    java: 'while (true) { Socket socket = server.accept(); ... }',
    c: 'while (1) { int fd = accept(s, NULL, NULL); ... }',
  },
  collect: {
    python: "data = b''; while len(data) < 3: piece = conn.recv(1024); if not piece: break; data += piece",
    java: 'while (text.length() < 3) { n = in.read(buffer); if (n < 0) break; text += new String(buffer, 0, n); }',
    node: 'text += data; if (text.length < 3) return',
    c: 'while (got < 3) { n = recv(fd, buf + got, sizeof buf - got, 0); if (n <= 0) break; got += n; }',
  },
  stopAtEnd: { python: 'if not data: break', java: 'if (n < 0) break', c: 'if (n <= 0) break' },
  thread: {
    python: 'import threading; threading.Thread(target=serve, args=(conn,)).start()',
    java: 'new Thread(() -> serve(socket)).start()',
    c: 'pthread_create(&thread, NULL, serve, client)',
  },
  catchErrors: {
    python: 'try: ... except OSError as error: print(error)',
    java: 'try { ... } catch (IOException e) { System.out.println(e); }',
    node: "socket.on('error', () => {})",
    c: 'signal(SIGPIPE, SIG_IGN)',
  },
  tcp: {
    python: 'SOCK_STREAM',
    java: 'new ServerSocket(port)',
    node: 'net.createServer()',
    c: 'SOCK_STREAM',
  },
  backlog: { python: 'listen(50)', java: 'new ServerSocket(port, 50)', c: 'listen(s, 50)' },
  datagrams: {
    python: 's.recvfrom(2048), s.sendto(answer, sender)',
    java: 'DatagramSocket',
    node: 'dgram',
    c: 'recvfrom(), sendto()',
  },
  now: { python: 'time.ctime()', java: 'new Date()', node: 'new Date()', c: 'time(NULL), ctime()' },
} satisfies Record<string, Partial<Record<ProgramLanguage, string>>>;

const names: Record<ProgramLanguage, string> = { python: 'Python', java: 'Java', node: 'Node', c: 'C' };

/** What to write in the language that the server was seen to be in; without one, in each, under its name. */
export function inCode(
  call: keyof typeof calls,
  { writtenIn }: { writtenIn?: ProgramLanguage | undefined },
): string {
  const known: Partial<Record<ProgramLanguage, string>> = calls[call];
  const own = writtenIn && known[writtenIn];
  if (own !== undefined) return own;
  const all = programLanguages.flatMap(language =>
    known[language] === undefined ? [] : `${names[language]}: ${known[language]}`,
  );
  return all.join('; ');
}
