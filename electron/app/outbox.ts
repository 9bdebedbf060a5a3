import { openFileVault } from '../adapters/encryptedFiles.ts';
import { createPdfThread } from '../adapters/pdf.ts';
import type { FileVault } from '../documents/ports.ts';
import { renderJob } from '../documents/rules.ts';
import { dailyJob, dailyWork, planDaily } from './daily.ts';
import { startJobs } from './jobRunner.ts';
import { keyFor } from './keys.ts';
import type { Opened } from './openClinic.ts';
import { renderingJob, sweepFiles } from './rendering.ts';
import { workerFile } from './workerFile.ts';

const vaults = new WeakMap<Opened, FileVault>();

/** The encrypted files of an open clinic. Their keys are wrapped under a key made from the database's. */
export function filesOf(clinic: Opened): FileVault {
  const known = vaults.get(clinic);
  if (known) return known;
  const vault = openFileVault(clinic.folder.files, keyFor('files', clinic.key));
  vaults.set(clinic, vault);
  return vault;
}

/** Starts the jobs of an open clinic and sweeps away files that never got their row; returns what stops it. */
export function startOutbox(
  clinic: Opened,
  onError: (error: unknown, where: string) => void,
): { settled: () => Promise<void>; stop: () => Promise<void> } {
  const vault = filesOf(clinic);
  const pdf = createPdfThread(workerFile('pdf'));
  planDaily(clinic);
  const jobs = startJobs(
    clinic,
    { [renderJob]: renderingJob(clinic, vault, pdf), [dailyJob]: dailyWork(clinic, onError) },
    onError,
  );
  const swept = sweepFiles(clinic.store.read, vault).catch((error: unknown) => onError(error, 'files'));
  return {
    async settled() {
      await swept;
      await jobs.settled();
    },
    async stop() {
      await jobs.stop();
      await pdf.close();
      await swept;
    },
  };
}
