import { Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { showDone } from '../ui/toasts.tsx';
import type { Printer } from './PrinterCard.tsx';
import { PrinterForm } from './PrinterForm.tsx';

/** Adds a printer, or changes one. Changed by someone else meanwhile, it shows what is there now. */
export function PrinterDialog({ printer, onClose }: { printer: Printer | null; onClose: () => void }) {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const done = (sentence: string): void => {
    showDone(sentence);
    onClose();
  };
  const add = useMutation(
    trpc.devices.addPrinter.mutationOptions({ onSuccess: (_, { name }) => done(t('printerAdded', { name })) }),
  );
  const update = useMutation(
    trpc.devices.updatePrinter.mutationOptions({ onSuccess: (_, { name }) => done(t('printerChanged', { name })) }),
  );
  const error = add.error ?? update.error;
  return (
    <Modal opened onClose={onClose} title={printer ? t('change', { name: printer.name }) : t('addPrinter')} size={560}>
      <PrinterForm
        key={printer?.version ?? 0}
        printer={printer}
        busy={add.isPending || update.isPending}
        sentence={error ? sentenceOf(error) : null}
        onClose={onClose}
        onSave={({ active, ...fields }) => {
          if (printer) update.mutate({ ...fields, active, id: printer.id, expectedVersion: printer.version });
          else add.mutate(fields);
        }}
      />
    </Modal>
  );
}
