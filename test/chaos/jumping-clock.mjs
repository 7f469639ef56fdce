/**
 * For `node --import`: the clock of this process jumps a day ahead, a day back and to the right time, every 150 ms, as where
 * somebody sets it. It begins at once, or, with JUMPING=later, at the first SIGUSR2; the next one stops it.
 */
const DAY_MS = 86_400_000;
const EVERY_MS = 150;

const RightDate = Date;
let isJumping = process.env.JUMPING !== 'later';

function wrongNow() {
  const [by = 0] = isJumping ? [[1, -1, 0][Math.floor(performance.now() / EVERY_MS) % 3]] : [];
  return RightDate.now() + by * DAY_MS;
}

globalThis.Date = class JumpingDate extends RightDate {
  constructor(...args) {
    super(...(args.length === 0 ? [wrongNow()] : args));
  }
  static now() {
    return wrongNow();
  }
};

if (process.platform !== 'win32') {
  process.on('SIGUSR2', () => {
    isJumping = !isJumping;
  });
}
