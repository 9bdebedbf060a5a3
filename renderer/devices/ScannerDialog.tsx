import { Autocomplete, Button, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { baudRates } from '../../electron/devices/rules.ts';
import { AddScanner, type Scanner as ScannerSchema } from '../../electron/devices/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../ui/Fields.tsx';
import { showDone } from '../ui/toasts.tsx';
import styles from './devices.module.css';

export type Scanner = z.output<typeof ScannerSchema>;

interface Props {
  scanner: Scanner | null;
  onClose: () => void;
}

/** Adds a serial scanner, or changes one. */
export function ScannerDialog({ scanner, onClose }: Props) {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const done = (sentence: string): void => {
    showDone(sentence);
    onClose();
  };
  const add = useMutation(
    trpc.devices.addScanner.mutationOptions({ onSuccess: (_, { name }) => done(t('scannerAdded', { name })) }),
  );
  const update = useMutation(
    trpc.devices.updateScanner.mutationOptions({ onSuccess: (_, { name }) => done(t('scannerChanged', { name })) }),
  );
  const error = add.error ?? update.error;
  return (
    <Modal opened onClose={onClose} title={scanner ? t('change', { name: scanner.name }) : t('addScanner')} size={480}>
      <ScannerForm
        key={scanner?.version ?? 0}
        scanner={scanner}
        busy={add.isPending || update.isPending}
        sentence={error ? sentenceOf(error) : null}
        onClose={onClose}
        onSave={({ active, ...fields }) => {
          if (scanner) update.mutate({ ...fields, active, id: scanner.id, expectedVersion: scanner.version });
          else add.mutate(fields);
        }}
      />
    </Modal>
  );
}

interface FormProps extends Props {
  busy: boolean;
  sentence: string | null;
  onSave: (fields: AddScanner & { active: boolean }) => void;
}

function ScannerForm({ scanner, busy, sentence, onClose, onSave }: FormProps) {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const { mutate: look, data, isPending } = useMutation(trpc.devices.serialPorts.mutationOptions());
  useEffect(() => look({}), [look]);
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      name: scanner?.name ?? '',
      path: scanner?.path ?? '',
      baudRate: String(scanner?.baudRate ?? 9600),
      active: scanner?.active ?? true,
    },
    validate: {
      name: (value) => AddScanner.shape.name.safeParse(value).error?.issues[0]?.message ?? null,
      path: (value) => AddScanner.shape.path.safeParse(value).error?.issues[0]?.message ?? null,
    },
  });
  const ports = data?.ports ?? [];
  const help = isPending ? t('looking') : data && ports.length === 0 ? t('scannerPathNone') : t('scannerPathHelp');
  const save = form.onSubmit(({ baudRate, ...fields }) => onSave({ ...fields, baudRate: Number(baudRate) }));
  return (
    <form onSubmit={save} noValidate>
      <Stack gap="md">
        <Fields columns={2}>
          <WideField>
            <TextInput label={t('name')} required data-autofocus maxLength={60} {...form.getInputProps('name')} />
          </WideField>
          <WideField>
            <div className={styles.pathLine}>
              <Autocomplete
                label={t('scannerPath')}
                description={help}
                required
                spellCheck={false}
                autoCapitalize="none"
                data={ports.map(({ path }) => path)}
                filter={({ options }) => options}
                renderOption={({ option }) => (
                  <span className={styles.port}>
                    <strong>{option.value}</strong>
                    <span>{ports.find(({ path }) => path === option.value)?.label}</span>
                  </span>
                )}
                {...form.getInputProps('path')}
              />
              <Button variant="default" loading={isPending} onClick={() => look({})}>
                {t('lookAgain')}
              </Button>
            </div>
          </WideField>
          <WideField>
            <Select
              label={t('baudRate')}
              description={t('baudRateHelp')}
              allowDeselect={false}
              data={baudRates.map(String)}
              {...form.getInputProps('baudRate')}
            />
          </WideField>
          {scanner ? (
            <WideField>
              <Switch
                label={t('scannerInUse')}
                description={t('scannerInUseHelp')}
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
