import { Button, Group, Modal, NumberInput, SegmentedControl, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type CodePage, codePages, papers } from '../../electron/devices/rules.ts';
import { AddPrinter } from '../../electron/devices/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../ui/Fields.tsx';
import { showDone } from '../ui/toasts.tsx';
import styles from './devices.module.css';
import type { Printer } from './PrinterCard.tsx';

/** What a code page is good for, in words. */
const letters: Record<CodePage, string> = {
  PC437: 'English (PC437)',
  PC850: 'Western Europe (PC850)',
  PC858: 'Western Europe, € (PC858)',
  WPC1252: 'Western Europe, € (WPC1252)',
  'ISO8859-15': 'Western Europe, € (ISO 8859-15)',
  PC860: 'Portuguese (PC860)',
  PC863: 'Canadian French (PC863)',
  PC865: 'Nordic (PC865)',
  PC852: 'Central Europe (PC852)',
  WPC1250: 'Central Europe, € (WPC1250)',
  PC866: 'Cyrillic (PC866)',
  WPC1251: 'Cyrillic (WPC1251)',
  WPC1253: 'Greek (WPC1253)',
  WPC1254: 'Turkish (WPC1254)',
};

interface Props {
  printer: Printer | null;
  onClose: () => void;
}

/** Adds a printer, or changes one. Changed by someone else meanwhile, it shows what is there now. */
export function PrinterDialog({ printer, onClose }: Props) {
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
    <Modal opened onClose={onClose} title={printer ? t('change', { name: printer.name }) : t('addPrinter')} size={520}>
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

interface FormProps extends Props {
  busy: boolean;
  sentence: string | null;
  onSave: (fields: AddPrinter & { active: boolean }) => void;
}

/** What stands in the form: a port that is being typed is text. */
interface PrinterDraft {
  name: string;
  paper: AddPrinter['paper'];
  host: string;
  port: number | string;
  codePage: CodePage;
  drawer: boolean;
  active: boolean;
}

function PrinterForm({ printer, busy, sentence, onClose, onSave }: FormProps) {
  const { t } = useTranslation('devices');
  const paperLabel = useId();
  const form = useForm<PrinterDraft>({
    mode: 'controlled',
    initialValues: {
      name: printer?.name ?? '',
      paper: printer?.paper ?? 'receipt80',
      host: printer?.host ?? '',
      port: printer?.port ?? 9100,
      codePage: codePages.find((page) => page === printer?.codePage) ?? 'WPC1252',
      drawer: printer?.drawer ?? false,
      active: printer?.active ?? true,
    },
    validate: {
      name: (value) => complaint('name', value),
      host: (value) => complaint('host', value),
      port: (value) => complaint('port', value),
    },
  });
  const save = form.onSubmit(({ port, ...fields }) => onSave({ ...fields, port: Number(port) }));
  return (
    <form onSubmit={save} noValidate>
      <Stack gap="md">
        <Fields columns={2}>
          <WideField>
            <TextInput
              label={t('name')}
              description={t('printerNameHelp')}
              required
              data-autofocus
              maxLength={60}
              {...form.getInputProps('name')}
            />
          </WideField>
          <TextInput
            label={t('host')}
            description={t('hostHelp')}
            placeholder="192.168.1.50"
            required
            spellCheck={false}
            autoCapitalize="none"
            {...form.getInputProps('host')}
          />
          <NumberInput
            label={t('port')}
            description={t('portHelp')}
            required
            hideControls
            allowDecimal={false}
            allowNegative={false}
            {...form.getInputProps('port')}
          />
          <div role="group" aria-labelledby={paperLabel}>
            <div className={styles.label} id={paperLabel}>
              {t('paper')}
            </div>
            <SegmentedControl
              fullWidth
              data={papers.toReversed().map((paper) => ({ value: paper, label: t(`paper_${paper}`) }))}
              {...form.getInputProps('paper')}
            />
          </div>
          <Select
            label={t('codePage')}
            description={t('codePageHelp')}
            allowDeselect={false}
            data={codePages.map((page) => ({ value: page, label: letters[page] }))}
            {...form.getInputProps('codePage')}
          />
          <WideField>
            <Switch
              label={t('drawer')}
              description={t('drawerHelp')}
              {...form.getInputProps('drawer', { type: 'checkbox' })}
            />
          </WideField>
          {printer ? (
            <WideField>
              <Switch
                label={t('printerInUse')}
                description={t('printerInUseHelp')}
                {...form.getInputProps('active', { type: 'checkbox' })}
              />
            </WideField>
          ) : null}
        </Fields>
        {sentence ? <ErrorNotice sentence={sentence} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What the door would say to this field. */
function complaint(field: 'name' | 'host' | 'port', value: unknown): string | null {
  return AddPrinter.shape[field].safeParse(value).error?.issues[0]?.message ?? null;
}
