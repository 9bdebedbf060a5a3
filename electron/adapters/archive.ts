import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { Archives } from '../charting/chartExport/ports.ts';

/** An archive with more files than that is not read. */
const entriesMax = 20_000;

/** ZIP archives in memory. */
export const zipArchives: Archives = {
  pack(entries, at) {
    const files: Zippable = {};
    for (const { name, bytes, packed } of entries) files[name] = [bytes, { level: packed ? 0 : 6, mtime: at }];
    return zipSync(files);
  },

  open(bytes, wanted, most) {
    let seen = 0;
    let total = 0;
    try {
      const files = unzipSync(bytes, {
        // sizes are said by the archive; what unpacks is cut off at the size it says
        filter({ name, originalSize, size }) {
          seen += 1;
          if (seen > entriesMax) throw new RangeError('too many files');
          if (!wanted(name)) return false;
          total += Math.max(originalSize, size);
          if (total > most) throw new RangeError('too large');
          return true;
        },
      });
      return new Map(Object.entries(files));
    } catch {
      return null;
    }
  },
};
