import { ActionIcon, Autocomplete, Button, Modal, Stack, Switch, TextInput, Tooltip } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconDeviceHeartMonitor, IconPencil, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../electron/clinic/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { showDone } from '../ui/toasts.tsx';
import styles from './settings.module.css';

/** Lasers, chairs and the like: booked like rooms, by their kind. */
export function EquipmentPanel() {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const manages = useDesk().may('clinic.manage');
  const list = useQuery(trpc.clinic.equipment.queryOptions({}));
  const [open, setOpen] = useState<{ device: Device | null } | null>(null);
  const equipment = [...(list.data?.equipment ?? [])].sort((a, b) => Number(b.active) - Number(a.active));
  return (
    <Panel
      title={t('equipment')}
      flush
      actions={
        manages ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setOpen({ device: null })}
          >
            {t('addDevice')}
          </Button>
        ) : null
      }
    >
      {list.error ? (
        <div className={styles.inset}>
          <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
        </div>
      ) : null}
      {list.data && equipment.length === 0 ? (
        <EmptyState icon={IconDeviceHeartMonitor} title={t('noEquipment')} text={t('noEquipmentText')} />
      ) : null}
      <ul className={styles.rooms}>
        {equipment.map((device) => (
          <li key={device.id} className={styles.room} data-off={device.active ? undefined : ''}>
            <IconDeviceHeartMonitor size={18} stroke={1.5} aria-hidden />
            <span className={styles.roomName}>{device.name}</span>
            <span className={styles.kind}>{device.kind}</span>
            {device.active ? null : <StatusBadge tone="grey" text={t('roomUnused')} />}
            {manages ? (
              <Tooltip label={t('changeDevice')}>
                <ActionIcon
                  aria-label={t('changeDeviceNamed', { name: device.name })}
                  onClick={() => setOpen({ device })}
                >
                  <IconPencil size={16} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            ) : null}
          </li>
        ))}
      </ul>
      {equipment.length > 0 ? <p className={`${styles.hint} ${styles.inset}`}>{t('equipmentText')}</p> : null}
      {open ? (
        <DeviceDialog
          device={open.device}
          kinds={[...new Set(equipment.map((device) => device.kind))]}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Panel>
  );
}

function DeviceDialog({ device, kinds, onClose }: { device: Device | null; kinds: string[]; onClose: () => void }) {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: device?.name ?? '', kind: device?.kind ?? '', active: device?.active ?? true },
    validate: {
      name: (value) => (value.trim() === '' ? t('needDeviceName') : null),
      kind: (value) => (value.trim() === '' ? t('needDeviceKind') : null),
    },
  });
  const done = (): void => {
    showDone(t('deviceSaved', { name: form.values.name }));
    onClose();
  };
  const add = useMutation(trpc.clinic.addDevice.mutationOptions({ onSuccess: done }));
  const update = useMutation(trpc.clinic.updateDevice.mutationOptions({ onSuccess: done }));
  const error = add.error ?? update.error;
  const submit = form.onSubmit(({ active, ...fields }) => {
    if (device) update.mutate({ ...fields, active, id: device.id, expectedVersion: device.version });
    else add.mutate(fields);
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={device ? t('changeDeviceNamed', { name: device.name }) : t('addDevice')}
      size={420}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput label={t('deviceName')} required data-autofocus maxLength={60} {...form.getInputProps('name')} />
          <Autocomplete
            label={t('deviceKind')}
            description={t('deviceKindHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            maxLength={40}
            data={kinds}
            {...form.getInputProps('kind')}
          />
          {device ? (
            <Switch
              label={t('deviceInUse')}
              description={t('deviceInUseHelp')}
              {...form.getInputProps('active', { type: 'checkbox' })}
            />
          ) : null}
          {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
          <div className={styles.dialogFoot}>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={add.isPending || update.isPending}>
              {t('save')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}
