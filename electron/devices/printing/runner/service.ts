import type { Store } from '../../../../db/access.ts';
import { nextPrintJobAt, type PrinterRow } from '../../../../db/devices/queries.ts';
import { pageSetup } from '../../../documents/service.ts';
import type { DevicePorts, LabelOptions, PrintModel, ReceiptOptions, SendOutcome } from '../../ports.ts';
import { addressOfPrinter } from '../../printers/service.ts';
import { cannotDrawSentence, codePages, drawerStillWanted, isReceiptPaper, labelBox, NEVER } from '../../rules.ts';
import {
  onPrintQueued,
  type PrintNews,
  settleInterrupted,
  settlePrintJob,
  type TakenJob,
  takePrintJobs,
} from '../service.ts';

export interface PrintRunnerParts {
  store: Pick<Store, 'read' | 'write'>;
  stationId: string;
  now: () => number;
  ports: Pick<DevicePorts, 'printer' | 'queue' | 'encode' | 'encodeLabels' | 'drawPdf'>;
  /** The clinic's logo as PNG; null where it has none or its file is damaged, which stops no receipt. */
  logo: () => Uint8Array | null;
  /** Called after each commit that moved a job on. */
  tell: (news: readonly PrintNews[]) => void;
  /** For what cannot be written down, such as a full disk: the job is unknown after the next start. */
  onError: (error: unknown) => void;
  /** How long a job that is printing may go on when the runner is stopped, in ms. */
  graceMs?: number;
}

export interface PrintRunner {
  /** Looks for work now. */
  wake(): void;
  /** Lets what is printing end (or breaks it off after the grace) and writes its outcome down. No write follows. */
  stop(): Promise<void>;
}

/** Waiting jobs are looked at least this often, so that a clock that jumps is noticed. */
const LOOK_EVERY = 1_000;

/**
 * Prints what waits at one station: jobs of one printer one after the other, printers side by side. Reads and writes
 * are short transactions; the printer is only talked to between them. Starts at once.
 */
export function startPrintRunner({
  store,
  stationId,
  now,
  ports,
  logo,
  tell,
  onError,
  graceMs = 4_000,
}: PrintRunnerParts): PrintRunner {
  const busy = new Map<string, Promise<void>>();
  const breakOff = new AbortController();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const report = (news: readonly PrintNews[]): void => {
    if (news.length > 0) tell(news);
  };

  const look = (): void => {
    if (stopped) return;
    clearTimeout(timer);
    try {
      takeAndPrint();
    } catch (error) {
      onError(error);
      lookIn(LOOK_EVERY);
    }
  };

  const lookIn = (ms: number): void => {
    timer = setTimeout(look, ms);
    timer.unref();
  };

  const takeAndPrint = (): void => {
    const { taken, news } = store.write((tx) => takePrintJobs(tx, stationId, now(), new Set(busy.keys())));
    report(news);
    for (const each of taken) {
      busy.set(
        each.printer.id,
        print(each)
          .catch(onError)
          .finally(() => {
            busy.delete(each.printer.id);
            look();
          }),
      );
    }
    const next = nextPrintJobAt(store.read, stationId, NEVER);
    if (next === null) return;
    lookIn(Math.max(10, Math.min(next - now(), LOOK_EVERY)));
  };

  const print = async ({ job, printer }: TakenJob): Promise<void> => {
    const outcome = await printPage({ job, printer });
    report([store.write((tx) => settlePrintJob(tx, job, outcome, now()))]);
  };

  const printPage = async (taken: TakenJob): Promise<SendOutcome | { hopeless: string }> => {
    const { job, printer } = taken;
    const kept = JSON.parse(job.model) as PrintModel;
    const kickDrawer = kept.kickDrawer && printer.drawer && drawerStillWanted(job.createdAt, now());
    const model = { ...kept, kickDrawer };
    try {
      if (isReceiptPaper(printer.paper)) {
        const bytes = await ports.encode(model, receiptOptions(printer, printer.paper));
        return await ports.printer(addressOfPrinter(printer)).send(bytes, breakOff.signal);
      }
      if (printer.paper === 'label') {
        const bytes = await ports.encodeLabels(model, labelOptions(printer));
        return await ports.printer(addressOfPrinter(printer)).send(bytes, breakOff.signal);
      }
      if (printer.queue === null) return { hopeless: cannotDrawSentence };
      const setup = pageSetup(store.read, {
        paper: printer.paper,
        record: `Print job ${job.id}`,
        createdAt: job.createdAt,
      });
      const pdf = await ports.drawPdf(model, { ...setup, logo: logo() });
      return await ports.queue(printer.queue).sendPdf(pdf, printer.paper, breakOff.signal);
    } catch (error) {
      // nothing was sent: what sends never rejects
      if (!(error instanceof RangeError)) onError(error);
      return { hopeless: cannotDrawSentence };
    }
  };

  const receiptOptions = (printer: PrinterRow, paper: ReceiptOptions['paper']): ReceiptOptions => ({
    paper,
    codePage: codePages.find((name) => name === printer.codePage) ?? 'PC437',
    nativeQr: printer.nativeQr,
    logo: logo(),
  });

  const labelOptions = ({ labelSize, dotsPerMm }: PrinterRow): LabelOptions => ({
    box: labelBox(labelSize ?? '50x25'),
    dotsPerMm: dotsPerMm ?? 8,
  });

  report(store.write((tx) => settleInterrupted(tx, stationId, now())));
  const forget = onPrintQueued(store.read, look);
  look();

  return {
    wake: look,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      forget();
      const grace = setTimeout(() => breakOff.abort(), graceMs);
      await Promise.allSettled(busy.values());
      clearTimeout(grace);
    },
  };
}
