import { Chip, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Service } from '../../electron/catalog/schemas.ts';
import { useTRPC } from '../api/client.ts';
import type { DraftLine } from './draftLine.ts';
import styles from './scheduling.module.css';

export interface LineHelpersProps {
  line: DraftLine;
  service: Service;
  services: readonly Service[];
  onChange: (line: DraftLine) => void;
}

/** What a service offers and needs beside its provider and room: add-ons, a second person, a device. */
export function LineHelpers({ line, service, services, onChange }: LineHelpersProps) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const { assistant, deviceKind } = service;
  const staff = useQuery({ ...trpc.staff.list.queryOptions({}), enabled: assistant !== 'none' });
  const equipment = useQuery({ ...trpc.clinic.equipment.queryOptions({}), enabled: deviceKind !== null });
  const people = (staff.data?.staff ?? []).filter(
    (member) => member.active && member.id !== line.providerId && (assistant === 'any' || member.role === assistant),
  );
  const devices = (equipment.data?.equipment ?? []).filter((device) => device.active && device.kind === deviceKind);
  const addOns = service.addOns.flatMap(({ serviceId, extraMinutes }) => {
    const addOn = services.find((row) => row.id === serviceId && row.active);
    return addOn ? [{ id: serviceId, name: addOn.name, extraMinutes }] : [];
  });
  return (
    <>
      {assistant === 'none' && deviceKind === null ? null : (
        <div className={styles.pair}>
          {assistant === 'none' ? null : (
            <Select
              label={t('assistant')}
              placeholder={t('anyAssistant')}
              clearable
              searchable
              data={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={line.assistantId}
              onChange={(assistantId) => onChange({ ...line, assistantId })}
            />
          )}
          {deviceKind === null ? null : (
            <Select
              label={t('device')}
              placeholder={t('anyDevice', { kind: deviceKind })}
              clearable
              data={devices.map(({ id, name }) => ({ value: id, label: name }))}
              value={line.deviceId}
              onChange={(deviceId) => onChange({ ...line, deviceId })}
            />
          )}
        </div>
      )}
      {addOns.length > 0 ? (
        <Chip.Group multiple value={line.addOns} onChange={(chosen) => onChange({ ...line, addOns: chosen })}>
          <Group className={styles.addOns} gap={6} role="group" aria-label={t('addOns')}>
            {addOns.map(({ id, name, extraMinutes }) => (
              <Chip key={id} size="xs" value={id}>
                {t('addOnChip', { name, minutes: extraMinutes })}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      ) : null}
    </>
  );
}
