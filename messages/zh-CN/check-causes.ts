import type { CauseWordings } from '../check-wording.ts';

/** What may be behind a finding where the wire shows the same for several causes. */
export const checkCauses: CauseWordings = {
  window: '服务器窗口里有报错？Python 的错误名在最后一行，Java 和 Node 的在最上面：',
  errors: {
    'bytes-like': "send() 要的是 bytes：text.encode('utf-8')",
    'not-serializable': 'json.dumps() 只接受字典、列表、字符串和数字',
    key: '字典里没有这个键：核对键名的拼写；拿请求当键的话，用 get() 取。如果写的是 already registered：先 unregister(conn)，再关闭它',
    'json-decode': '交给 json.loads() 的内容不是 JSON，比如收到的 get，或者一个空文件',
    struct: '不需要 struct：收到的只有 get，前面没有长度；发出去的也只有 JSON 文本',
    attribute: 'accept() 返回两个值：conn, addr = s.accept()；bytes 用 decode()，字符串用 encode()',
    'not-connected': 'recv() 和 sendall() 要用 accept() 返回的 conn，不是监听的那个套接字',
    'bad-descriptor':
      '套接字 close() 之后又用了它。监听的套接字要一直开着：循环里不要写 s.close()。如果是 conn，两处都要改：启动线程的地方外面不要套 with conn:，在处理客户端的函数的最后一行写 conn.close()。用 select() 的话，先从它的列表里去掉 conn，再关闭',
    'no-file': '相对路径从启动 python 的文件夹算起：请写完整路径',
    'no-name':
      "循环之前先给变量一个初值（data = b''），名字要和你文件里的一样，用到的模块要导入（import threading）",
    'broken-pipe':
      '客户端已经走了：recv() 读不到内容就离开循环，处理单个客户端的代码放进 try: ... except OSError as error: print(error)',
    timeout:
      '有客户端不说话，超过了 settimeout() 的时间：只在处理这个客户端的代码外面加 try: ... except TimeoutError',
    unicode: "两边都用 'utf-8'",
    'not-awaited': '在那个调用前面加上 await：await reader.read(1024)',
    'no-comma': '线程要的是元组，逗号不能少：args=(conn,)',
    'other-languages': '往下找第一行属于你自己文件的，就看那一行；长度是 -1，说明客户端已经走了',
    segfault:
      '它不会指出是哪一行；用 gcc -g -fsanitize=address 编译后再运行，就会指出来。常见的是缓冲区太小，或者指针是 NULL',
  },
  otherwise: '服务器窗口里没有报错？那就是下面几种之一，最常见的排在最前面：',
  oneOf: '从网络这一头看，下面几种情况是一样的，最常见的排在最前面：',
  causes: {
    N01: '电脑没开，网线没插，或者地址不是这个',
    N02: '防火墙拦住了连接，或者服务器没启动',
    N03: '服务器没启动，启动后崩溃了，用了别的端口（C：htons(port)），或者没有调用 listen()',
    N04: 'bind() 里写的是 127.0.0.1，只有那台电脑自己连得上：改成 0.0.0.0',
    N05: 'accept() 写在循环外面，程序现在停在别处（比如等人按键）：把 accept() 放进一直执行的循环里',
    N07: '窗口里是 Address already in use：先结束旧的服务器，再启动新的；如果旧的已经结束，就在 bind() 之前加 setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)（Java：setReuseAddress(true)；C 要自己打印 bind() 的返回值才看得到）',
    N09: '程序跑在 WSL 或虚拟机里',
    N11: '启动的是客户端的文件；服务器要调用 bind()、listen()、accept()',
    N12: '拿不到这个端口，窗口里说权限不够（PermissionError、EACCES）：请用实验规定的端口',
    T01: "和 get 比较，结果总是不相等：recv() 返回的是 bytes，要写 data == b'get' 或 data.decode() == 'get'（Node 里是 Buffer：data.toString()；Java 用 new String(buffer, 0, n)，不要整个缓冲区，再用 equals()，不是 ==；C 的 recv() 不写结尾的 0，strcmp() 之前要 buf[n] = 0，不能是别的字符）",
    T03: '停在 input()、Scanner 或 scanf() 里，等人敲键盘：数据要在 accept() 之前一次读好',
    T04: '有另一个客户端连着不说话，程序正在等它：每个客户端开一个线程',
    T05: '客户端走了，recv() 什么也读不到，内层循环却没有停：这时要离开循环（Python：if not data: break；Java：read() 返回 -1；C：recv() 返回 0）',
    T06: '报错被空的 except 或 catch 吞掉了：在那里把它打印出来',
    T07: '回答只是打印在自己的窗口里，没有发送：要用 accept() 返回的那个连接发送（Python：conn.sendall(...)）',
    T09: '没读完就关闭了：一次读 1024 个字节（recv(1024)），不要只读 2 个，close() 之前要读',
    T13: '太慢，没等到：回答之前不要 sleep()，也不要做费时的事',
    T14: '回答还留在缓冲区里：write() 之后、close() 之前要 flush()（Java：out.flush()，或者 new PrintWriter(stream, true)）',
    T19: '连接关得太早：Python 里处理客户端的代码没有缩进在 with conn: 里面，或者离开这一段（Java：try (...) {}）之后线程还要用它',
    T20: "有东西被前面的客户端用完了，或者留了下来：读到结尾的文件，第二次读到的是空的，请在循环之前读一次；每个客户端的请求都从空变量开始（Python：data = b''）",
    T24: '它还在等 get 这三个字节以外的内容：行尾（而且连行尾一起比较）、前面的长度，或者规定的字节数（Python：readline()、struct.unpack()、readexactly()；Java：readUTF()、readInt()、readFully()）',
    T25: '给客户端建了线程，却没有启动：要调用 start()',
  },
};
