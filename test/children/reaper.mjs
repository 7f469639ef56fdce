/**
 * Ends the children of a test when the process that runs it is gone, however it went. Its stdin says "+PID" where one
 * starts and "-PID" where one has ended, and ends with that process.
 */
import { createInterface } from 'node:readline';

const running = new Set();
for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) running.add(pid);
  else running.delete(pid);
}
// A child that leads a group of its own takes along what it has started.
for (const pid of running) for (const target of [-pid, pid]) end(target);

function end(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile, or leads no group.
  }
}
