import type { PrinterAddress, ReceiptPrinter } from '../devices/ports.ts';
import { devicePrinter } from './printerDevice.ts';
import { queuePrinter } from './printerQueue.ts';
import { serialPrinter } from './printerSerial.ts';
import type { PrinterDeadlines } from './printerTalk.ts';
import { tcpPrinter } from './printerTcp.ts';

/** The printer behind an address, whatever it hangs on. */
export function printerAt(address: PrinterAddress, deadlines: Partial<PrinterDeadlines> = {}): ReceiptPrinter {
  switch (address.connection) {
    case 'tcp':
      return tcpPrinter(address, deadlines);
    case 'serial':
      return serialPrinter(address, deadlines);
    case 'device':
      return devicePrinter(address, deadlines);
    case 'queue':
      return queuePrinter(address.queue, deadlines.jobMs === undefined ? {} : { jobMs: deadlines.jobMs });
  }
}
