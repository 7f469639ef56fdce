import type { CauseWordings } from '../check-wording.ts';

/** What may be behind a finding where the wire shows the same for several causes. */
export const checkCauses: CauseWordings = {
  window: 'An error in its window? Python names it in the last line, Java and Node at the top:',
  errors: {
    'bytes-like': "send() wants bytes: text.encode('utf-8')",
    'not-serializable': 'json.dumps() takes dicts, lists, text and numbers only',
    key: 'your dict has no such key: compare its spelling; where the request is the key, use get(). If it says "already registered", unregister() conn before you close it',
    'json-decode':
      'json.loads() was given something that is not JSON: the word get, for example, or an empty file',
    struct: 'leave struct out: get comes alone, without a length, and the JSON text goes alone',
    attribute: 'accept() returns two values: conn, addr = s.accept(); bytes have decode(), text has encode()',
    'not-connected': 'recv() and sendall() belong to conn, which accept() gave, not to the listening socket',
    'bad-descriptor':
      'a socket was used after its close(). The listening one stays open: no s.close() inside the loop. For conn change both: no `with conn:` around the start of a thread, and conn.close() in the last line of the function that serves the client. With select(), take conn out of its list before you close it',
    'no-file': 'a relative path begins in the folder where python was started: give the whole path',
    'no-name':
      "give the name its first value before the loop (data = b''), spell it as your file does, and import what you use (import threading)",
    'broken-pipe':
      'a client had left: leave the loop when recv() gives nothing, and try: ... except OSError as error: print(error) around one client',
    timeout:
      'a client was quiet for longer than settimeout(): try: ... except TimeoutError around that client only',
    unicode: "both ends: 'utf-8'",
    'not-awaited': 'write await before that call: await reader.read(1024)',
    'no-comma': 'the thread needs a tuple, with a comma: args=(conn,)',
    'other-languages':
      'the first line of your own file below it is the one to look at; a length or count of -1: the client had left',
    segfault:
      'it names no line; compile with gcc -g -fsanitize=address, which does. Often a buffer is too small, or a pointer is NULL',
  },
  otherwise: 'No error in its window? Then one of these, the most likely first:',
  oneOf: 'The wire shows the same for each of these; the most likely comes first:',
  causes: {
    N01: 'the PC is off, its cable is out, or it has another address',
    N02: 'a firewall drops the connection, or the server is not started',
    N03: 'the server is not started, has crashed, uses another port (C: htons(port)), or never calls listen()',
    N04: 'bind() has 127.0.0.1, so only its own computer can connect: use 0.0.0.0',
    N05: 'accept() stands outside the loop, and the program now waits elsewhere, for a key to be pressed, for example: put accept() inside the endless loop',
    N07: 'Address already in use: end the old server before you start the new one; if none runs, setsockopt(SOL_SOCKET, SO_REUSEADDR, 1) before bind() (Java: setReuseAddress(true); C says nothing unless you print what bind() returns)',
    N09: 'it runs inside WSL or a virtual machine',
    N11: 'the client’s file was started; a server calls bind(), listen(), accept()',
    N12: 'it cannot have its port, and its window says that permission is denied (PermissionError, EACCES): use the port of the class',
    T01: "the comparison with get is never true: recv() gives bytes, so data == b'get' or data.decode() == 'get' (Node: a Buffer, data.toString(); Java: new String(buffer, 0, n), not the whole buffer, and equals(), not ==; C: recv() writes no zero byte, so buf[n] = 0, and no other character, before strcmp())",
    T03: 'it waits for somebody to type, in input(), Scanner or scanf(): read the data once, before accept()',
    T04: 'another client is connected and says nothing, and the program waits for that one: a thread for each client',
    T05: 'recv() gave nothing, since the client had left, and the inner loop goes on: leave it then (Python: if not data: break; Java: read() gives -1; C: recv() gives 0)',
    T06: 'the error is swallowed by an empty except or catch; print it there',
    T07: 'the answer is printed in its own window, not sent: send it on the connection that accept() gave (Python: conn.sendall(...))',
    T09: 'it closes before it has read everything: read up to 1024 bytes at a time, not 2 (recv(1024)), and read before close()',
    T13: 'it answers too late: no sleep(), and no slow work, before the answer',
    T14: 'the answer is still in a buffer: flush() after write(), before close() (Java: out.flush(), or new PrintWriter(stream, true))',
    T19: 'the connection is closed too early: in Python what serves the client is not indented under `with conn:`, or a thread still needs it after that block (Java: after try (...) {})',
    T20: "an earlier client used something up or left something behind: read a file once, before the loop (read to its end, it gives nothing the second time), and begin each client’s request with an empty variable (Python: data = b'')",
    T24: 'it waits for more than the three bytes of get: for a line end, which it compares as well, a length before them, or a certain number of bytes (Python: readline(), struct.unpack(), readexactly(); Java: readUTF(), readInt(), readFully())',
    T25: 'the thread for the client is made, but not started: start() it',
  },
};
