/**
 * The head of a receipt printer, good and bad, on any line of bytes. It keeps what it was given to print, answers
 * real-time status queries out of band and in-order queries when their turn comes, as a device does.
 */

export type StuckMode = 'paperOut' | 'coverOpen' | 'offline';
export type PrinterMode =
  | 'ok'
  | StuckMode
  /** Prints, and says that the roll is nearly at its end. */
  | 'paperLow'
  /** Prints, but answers nothing. */
  | 'silent'
  /** Answers DLE EOT, but not the in-order GS r, as simple clones do. */
  | 'realTimeOnly'
  /** Prints a few bytes at a time. */
  | 'slow'
  /** Nothing listens on the port. */
  | 'refuse'
  /** Loses the connection once, after so many bytes of a job; then it is 'ok'. It may answer less than others meanwhile. */
  | { dropAfter: number; answers?: 'silent' | 'realTimeOnly' }
  /** Prints everything and loses the connection once, before it confirms the end; then it is 'ok'. */
  | 'dropUnconfirmed'
  /** Becomes stuck after so many bytes and stays so. */
  | { stuckAfter: number; as: StuckMode };

/** What all lines of one printer share. */
export interface PrinterState {
  mode: PrinterMode;
}

/** One line to the printer. */
export interface PrinterLine {
  answer(bytes: Uint8Array): void;
  /** Breaks the line. */
  cut(): void;
}

export interface PrinterHead {
  receive(chunk: Buffer): void;
  /** Goes on printing, e.g. after paper was put in. */
  turn(): void;
  /** What arrived at the print head, without status queries. */
  readonly printed: number[];
  /** Nothing is left in the buffer. */
  readonly done: boolean;
}

export function printerHead(state: PrinterState, line: PrinterLine): PrinterHead {
  const printed: number[] = [];
  let incoming: Buffer = Buffer.alloc(0);
  let waiting: Buffer = Buffer.alloc(0);
  let received = 0;

  const stuck = (): StuckMode | null => {
    const { mode } = state;
    return mode === 'paperOut' || mode === 'coverOpen' || mode === 'offline' ? mode : null;
  };
  const manners = (): PrinterMode | undefined =>
    typeof state.mode === 'object' && 'dropAfter' in state.mode ? state.mode.answers : state.mode;
  const answers = (): boolean => manners() !== 'silent';

  const realTime = (n: number): number => {
    const { mode } = state;
    if (n === 1) return 0x12 | (stuck() ? 0x08 : 0);
    if (n === 2) return 0x12 | (mode === 'coverOpen' ? 0x04 : 0) | (mode === 'paperOut' ? 0x20 : 0);
    if (n === 4) return 0x12 | (mode === 'paperOut' ? 0x6c : mode === 'paperLow' ? 0x0c : 0);
    return 0x12;
  };

  const isQuery = (command: Buffer): boolean => command[0] === 0x1d && command[1] === 0x72;

  const turn = (): void => {
    let budget = state.mode === 'slow' ? 24 : Number.POSITIVE_INFINITY;
    while (!stuck() && budget > 0) {
      const length = commandLength(waiting);
      if (length === 0) break;
      const command = waiting.subarray(0, length);
      waiting = waiting.subarray(length);
      budget -= length;
      const { mode } = state;
      if (isQuery(command)) {
        if (mode === 'dropUnconfirmed' && printed.length > 0) {
          state.mode = 'ok';
          line.cut();
          return;
        }
        if (answers() && manners() !== 'realTimeOnly') line.answer(Buffer.from([mode === 'paperLow' ? 0x03 : 0x00]));
        continue;
      }
      printed.push(...command);
      if (typeof mode === 'object' && 'stuckAfter' in mode && printed.length > mode.stuckAfter) state.mode = mode.as;
    }
  };

  const keep = (bytes: Buffer): void => {
    waiting = Buffer.concat([waiting, bytes]);
    if (!(bytes.length === 3 && isQuery(bytes))) received += bytes.length;
    const { mode } = state;
    if (typeof mode === 'object' && 'dropAfter' in mode && received > mode.dropAfter) {
      waiting = waiting.subarray(0, Math.max(0, waiting.length - (received - mode.dropAfter)));
      turn();
      state.mode = 'ok';
      line.cut();
      return;
    }
    turn();
  };

  return {
    printed,
    get done() {
      return waiting.length === 0;
    },
    turn,
    receive: (chunk) => {
      incoming = Buffer.concat([incoming, chunk]);
      let from = 0;
      for (let at = 0; at < incoming.length; at++) {
        if (incoming[at] !== 0x10) continue;
        if (at + 2 >= incoming.length && (at + 1 >= incoming.length || incoming[at + 1] === 0x04)) {
          keep(incoming.subarray(from, at));
          incoming = incoming.subarray(at);
          return;
        }
        if (incoming[at + 1] !== 0x04) continue;
        keep(incoming.subarray(from, at));
        if (answers()) line.answer(Buffer.from([realTime(incoming[at + 2] ?? 0)]));
        from = at + 3;
        at += 2;
      }
      keep(incoming.subarray(from));
      incoming = Buffer.alloc(0);
    },
  };
}

/** Length of the command or character at the head of the buffer, 0 while it is not whole. */
function commandLength(buffer: Buffer): number {
  const first = buffer[0];
  const second = buffer[1];
  if (first === undefined) return 0;
  if (first !== 0x1b && first !== 0x1d) return 1;
  if (second === undefined) return 0;
  let length = 3;
  if (first === 0x1b) length = second === 0x40 ? 2 : second === 0x70 ? 5 : 3;
  else if (second === 0x56) length = 4;
  else if (second === 0x6b) length = buffer.length < 4 ? 4 : 4 + (buffer[3] ?? 0);
  else if (second === 0x28) length = buffer.length < 5 ? 5 : 5 + buffer.readUInt16LE(3);
  else if (second === 0x76) length = buffer.length < 8 ? 8 : 8 + buffer.readUInt16LE(4) * buffer.readUInt16LE(6);
  return buffer.length < length ? 0 : length;
}
