import { Autocomplete, Button, NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { baudRates, type Connection } from '../../electron/devices/rules.ts';
import { useTRPC } from '../api/client.ts';
import { WideField } from '../ui/Fields.tsx';
import styles from './devices.module.css';
import type { PrinterDraft } from './printerDraft.ts';

interface Props {
  connection: Connection;
  form: UseFormReturnType<PrinterDraft>;
}

/** Where the printer is: the fields of one kind of connection. */
export function PrinterAddress({ connection, form }: Props) {
  switch (connection) {
    case 'tcp':
      return <NetworkFields form={form} />;
    case 'serial':
      return <SerialFields form={form} />;
    case 'device':
      return <DeviceField form={form} />;
    case 'queue':
      return <QueueField form={form} />;
  }
}

type FieldProps = Pick<Props, 'form'>;

function NetworkFields({ form }: FieldProps) {
  const { t } = useTranslation('devices');
  return (
    <>
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
    </>
  );
}

function SerialFields({ form }: FieldProps) {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const { mutate: look, data, isPending } = useMutation(trpc.devices.serialPorts.mutationOptions());
  useEffect(() => look({}), [look]);
  const found = data?.ports.map(({ path }) => path) ?? [];
  const help = isPending ? t('looking') : data && found.length === 0 ? t('printerPathNone') : t('printerPathHelp');
  return (
    <>
      <WideField>
        <Looked again={() => look({})} busy={isPending}>
          <Autocomplete
            label={t('printerPath')}
            description={help}
            required
            spellCheck={false}
            autoCapitalize="none"
            data={found}
            {...form.getInputProps('path')}
          />
        </Looked>
      </WideField>
      <WideField>
        <Select
          label={t('baudRate')}
          description={t('printerBaudHelp')}
          allowDeselect={false}
          data={baudRates.map(String)}
          {...form.getInputProps('baudRate')}
        />
      </WideField>
    </>
  );
}

function DeviceField({ form }: FieldProps) {
  const { t } = useTranslation('devices');
  return (
    <WideField>
      <TextInput
        label={t('devicePath')}
        description={t('devicePathHelp')}
        placeholder="/dev/usb/lp0"
        required
        spellCheck={false}
        autoCapitalize="none"
        {...form.getInputProps('path')}
      />
    </WideField>
  );
}

function QueueField({ form }: FieldProps) {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const { mutate: look, data, isPending } = useMutation(trpc.devices.queues.mutationOptions());
  useEffect(() => look({}), [look]);
  const found = data?.queues.map(({ name }) => name) ?? [];
  const help = isPending ? t('lookingQueues') : data && found.length === 0 ? t('queueNone') : t('queueHelp');
  return (
    <WideField>
      <Looked again={() => look({})} busy={isPending}>
        <Autocomplete
          label={t('osQueue')}
          description={help}
          required
          spellCheck={false}
          autoCapitalize="none"
          data={found}
          {...form.getInputProps('queue')}
        />
      </Looked>
    </WideField>
  );
}

function Looked({ children, again, busy }: { children: ReactNode; again: () => void; busy: boolean }) {
  const { t } = useTranslation('devices');
  return (
    <div className={styles.pathLine}>
      {children}
      <Button variant="default" loading={busy} onClick={again}>
        {t('lookAgain')}
      </Button>
    </div>
  );
}
