import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * The anchor: a small file beside the database that remembers the newest acknowledged audit row. Two slots are written in
 * turn, each with an HMAC, so a crash while writing one leaves the other. A database whose chain ends before the anchor
 * has lost commits.
 */
export interface AnchorPoint {
  seq: number;
  hash: string;
}

export interface Anchor {
  /** Writes and fsyncs the newest point; nothing if it is not newer. */
  advance(point: AnchorPoint): void;
  close(): void;
}

const slotSize = 96;
const bodySize = 8 + 8 + 32;

/** Reads the newest valid point. 'missing' and 'damaged' are for a file that is not there or has no valid slot. */
export function readAnchor(file: string, key: Buffer): (AnchorPoint & { turn: number }) | 'missing' | 'damaged' {
  if (!existsSync(file)) return 'missing';
  const bytes = readFileSync(file);
  const points = [0, 1].flatMap((slot) => {
    const body = bytes.subarray(slot * slotSize, slot * slotSize + bodySize);
    const mac = bytes.subarray(slot * slotSize + bodySize, slot * slotSize + bodySize + 32);
    if (body.length < bodySize || mac.length < 32 || !timingSafeEqual(mac, macOf(body, key))) return [];
    return [
      {
        turn: Number(body.readBigUInt64BE(0)),
        seq: Number(body.readBigUInt64BE(8)),
        hash: body.subarray(16, 48).toString('hex'),
      },
    ];
  });
  return points.sort((a, b) => b.turn - a.turn)[0] ?? 'damaged';
}

/** Opens the anchor for writing, creating it if need be. `durable: false` leaves out the fsync (for measuring only). */
export function openAnchor(file: string, key: Buffer, durable = true): Anchor {
  const known = readAnchor(file, key);
  let { turn, seq } = typeof known === 'string' ? { turn: 0, seq: -1 } : known;
  const fd = openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600);
  const prepared = createSecretKey(key);
  const slot = Buffer.alloc(slotSize);
  return {
    advance(point) {
      if (point.seq <= seq) return;
      const next = turn + 1;
      slot.writeBigUInt64BE(BigInt(next), 0);
      slot.writeBigUInt64BE(BigInt(point.seq), 8);
      slot.write(point.hash, 16, 'hex');
      macOf(slot.subarray(0, bodySize), prepared).copy(slot, bodySize);
      writeSync(fd, slot, 0, slotSize, (next % 2) * slotSize);
      if (durable) fdatasyncSync(fd);
      turn = next;
      seq = point.seq;
    },
    close: () => closeSync(fd),
  };
}

function macOf(body: Buffer, key: Buffer | KeyObject): Buffer {
  return createHmac('sha256', key).update(body).digest();
}
