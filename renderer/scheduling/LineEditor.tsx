import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Service } from '../../electron/catalog/schemas.ts';
import { formatMinutes } from '../ui/format.ts';
import type { DraftLine } from './draftLine.ts';
import { LineHelpers } from './LineHelpers.tsx';
import styles from './scheduling.module.css';

export interface LineEditorProps {
  line: DraftLine;
  services: readonly Service[];
  providers: ReadonlyArray<{ id: string; name: string }>;
  rooms: ReadonlyArray<{ id: string; name: string }>;
  /** "10:00 AM to 10:40 AM" once it is known. */
  times: string;
  problems: { service?: string; provider?: string };
  onChange: (line: DraftLine) => void;
  onRemove: (() => void) | null;
  autoFocus?: boolean;
}

/** One service of a booking: what, by whom, where. */
export function LineEditor({
  line,
  services,
  providers,
  rooms,
  times,
  problems,
  onChange,
  onRemove,
  autoFocus,
}: LineEditorProps) {
  const { t } = useTranslation('scheduling');
  const service = services.find((row) => row.id === line.serviceId);
  const performers = providers.filter(({ id }) => !service || performs(service, id));
  return (
    <div className={styles.line}>
      <div className={styles.lineHead}>
        <Select
          className={styles.grow}
          label={t('service')}
          placeholder={t('chooseService')}
          required
          searchable
          data-service
          data-autofocus={autoFocus || undefined}
          selectFirstOptionOnChange
          data={groupsOf(services)}
          value={line.serviceId}
          error={problems.service}
          nothingFoundMessage="–"
          onChange={(serviceId) => onChange(withService(line, serviceId, services))}
        />
        {onRemove ? (
          <ActionIcon
            className={styles.remove}
            aria-label={t('removeService', { name: service?.name ?? t('service') })}
            onClick={onRemove}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        ) : null}
      </div>
      <div className={styles.pair}>
        <Select
          label={t('provider')}
          placeholder={t('anyProvider')}
          required
          searchable
          selectFirstOptionOnChange
          data={performers.map(({ id, name }) => ({ value: id, label: name }))}
          value={line.providerId}
          error={problems.provider}
          onChange={(providerId) => onChange({ ...line, providerId })}
        />
        {rooms.length > 0 ? (
          <Select
            label={t('room')}
            placeholder={t('anyRoom')}
            clearable
            data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
            value={line.roomId}
            onChange={(roomId) => onChange({ ...line, roomId })}
          />
        ) : null}
      </div>
      {service ? <LineHelpers line={line} service={service} services={services} onChange={onChange} /> : null}
      {service ? (
        <p className={styles.lineTimes}>
          <span>{lengthText(service, t)}</span>
          <span className="s-num">{times}</span>
        </p>
      ) : null}
    </div>
  );
}

function performs(service: Service, providerId: string): boolean {
  return service.providerIds.length === 0 || service.providerIds.includes(providerId);
}

/** Another service: what belonged to the one before goes with it, and a provider who does not perform it too. */
function withService(line: DraftLine, serviceId: string | null, services: readonly Service[]): DraftLine {
  const service = services.find((row) => row.id === serviceId);
  const providerId = service && line.providerId && !performs(service, line.providerId) ? null : line.providerId;
  return { ...line, serviceId, providerId, assistantId: null, deviceId: null, addOns: [] };
}

function groupsOf(
  services: readonly Service[],
): Array<{ group: string; items: Array<{ value: string; label: string }> }> {
  const groups = Map.groupBy(
    services.filter((row) => row.active && !row.addOnOnly),
    (row) => row.category,
  );
  return [...groups].map(([group, rows]) => ({
    group,
    items: rows.map(({ id, name }) => ({ value: id, label: name })),
  }));
}

type Words = ReturnType<typeof useTranslation<'scheduling'>>['t'];

function lengthText(service: Service, t: Words): string {
  const { durationMinutes, processingMinutes, finishingMinutes, bufferMinutes } = service;
  const hands = formatMinutes(durationMinutes + finishingMinutes);
  const text =
    processingMinutes > 0
      ? t('withProcessing', { hands, processing: formatMinutes(processingMinutes) })
      : t('length', { hands });
  return bufferMinutes > 0 ? t('withBuffer', { text, buffer: formatMinutes(bufferMinutes) }) : text;
}
