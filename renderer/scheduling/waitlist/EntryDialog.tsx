import { Button, Chip, Group, Input, Modal, MultiSelect, Select, Stack, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Daypart, dayparts, type Priority, weekdays } from '../../../electron/scheduling/waitlist/rules.ts';
import type { WaitlistEntry } from '../../../electron/scheduling/waitlist/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PatientPicker, type PickedPatient } from '../../patients/PatientPicker.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fields } from '../../ui/Fields.tsx';
import { formatShortDay, formatTime } from '../../ui/format.ts';
import { showDone } from '../../ui/toasts.tsx';
import styles from './waitlist.module.css';

export interface EntryDialogProps {
  /** null puts somebody new on the list. */
  entry: WaitlistEntry | null;
  onClose: () => void;
}

/** Puts somebody on the waitlist, or changes what they wait for; shows what was offered so far. */
export function EntryDialog({ entry, onClose }: EntryDialogProps) {
  const { t } = useTranslation('waitlist');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const staff = useQuery(trpc.staff.list.queryOptions({}));
  const [patient, setPatient] = useState<PickedPatient | null>(
    entry ? { id: entry.patientId, name: entry.patientName } : null,
  );
  const [serviceIds, setServiceIds] = useState<string[]>(entry?.services.map((row) => row.id) ?? []);
  const [providerId, setProviderId] = useState<string | null>(entry?.providerId ?? null);
  const [days, setDays] = useState<string[]>((entry?.weekdays ?? weekdays).map(String));
  const [parts, setParts] = useState<string[]>([...(entry?.dayparts ?? dayparts)]);
  const [fromOn, setFromOn] = useState<string | null>(entry?.fromOn ?? null);
  const [untilOn, setUntilOn] = useState<string | null>(entry?.untilOn ?? null);
  const [expiresOn, setExpiresOn] = useState<string | null>(entry?.expiresOn ?? null);
  const [priority, setPriority] = useState<Priority>(entry?.priority ?? 'normal');
  const [note, setNote] = useState(entry?.note ?? '');
  const [tried, setTried] = useState(false);
  const done = (): void => {
    showDone(t('entrySaved', { name: patient?.name ?? '' }));
    onClose();
  };
  const add = useMutation(trpc.scheduling.addToWaitlist.mutationOptions({ onSuccess: done }));
  const change = useMutation(trpc.scheduling.changeWaitlist.mutationOptions({ onSuccess: done }));
  const error = add.error ?? change.error;
  const problems = {
    patient: patient ? undefined : t('needPatient'),
    services: serviceIds.length > 0 ? undefined : t('needService'),
    days: days.length > 0 ? undefined : t('needDay'),
    parts: parts.length > 0 ? undefined : t('needPart'),
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!patient || Object.values(problems).some(Boolean)) return;
    const wish = {
      serviceIds,
      providerId,
      weekdays: days.map(Number).sort((a, b) => a - b),
      dayparts: dayparts.filter((part) => parts.includes(part)),
      fromOn,
      untilOn,
      priority,
      note,
    };
    if (entry) {
      const ends = expiresOn ?? entry.expiresOn;
      change.mutate({ ...wish, expiresOn: ends, entryId: entry.id, expectedVersion: entry.version });
    } else add.mutate({ ...wish, patientId: patient.id, ...(expiresOn ? { expiresOn } : {}) });
  };
  const active = (services.data?.services ?? []).filter((row) => row.active || serviceIds.includes(row.id));
  const groups = [...Map.groupBy(active, (row) => row.category)].map(([group, rows]) => ({
    group,
    items: rows.map(({ id, name }) => ({ value: id, label: name })),
  }));

  return (
    <Modal opened onClose={onClose} size={600} title={entry ? t('editTitle', { name: entry.patientName }) : t('add')}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {entry ? null : (
            <PatientPicker
              value={patient}
              onChange={setPatient}
              autoFocus
              canAdd={may('patients.edit')}
              error={tried ? problems.patient : undefined}
            />
          )}
          <MultiSelect
            label={t('services')}
            required
            searchable
            data={groups}
            value={serviceIds}
            error={tried ? problems.services : undefined}
            onChange={setServiceIds}
          />
          <Fields columns={2}>
            <Select
              label={t('provider')}
              placeholder={t('anyProvider')}
              clearable
              searchable
              data={(staff.data?.staff ?? [])
                .filter((row) => row.provider && row.active)
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={providerId}
              onChange={setProviderId}
            />
            <Select
              label={t('priority')}
              allowDeselect={false}
              data={(['normal', 'high'] as const).map((value) => ({ value, label: t(`priority_${value}`) }))}
              value={priority}
              onChange={(value) => setPriority((value ?? 'normal') as Priority)}
            />
          </Fields>
          <Input.Wrapper label={t('days')} error={tried ? problems.days : undefined}>
            <Chip.Group multiple value={days} onChange={setDays}>
              <Group gap={6} mt={4}>
                {weekdays.map((day) => (
                  <Chip key={day} value={String(day)} size="xs">
                    {t(`day_${day as 1}`)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <Input.Wrapper label={t('parts')} error={tried ? problems.parts : undefined}>
            <Chip.Group multiple value={parts} onChange={setParts}>
              <Group gap={6} mt={4}>
                {dayparts.map((part: Daypart) => (
                  <Chip key={part} value={part} size="xs">
                    {t(`partLong_${part}`)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <Fields columns={3}>
            <DateField label={t('fromOn')} placeholder={t('now')} clearable value={fromOn} onChange={setFromOn} />
            <DateField label={t('untilOn')} placeholder={t('noEnd')} clearable value={untilOn} onChange={setUntilOn} />
            <DateField
              label={t('expiresOn')}
              placeholder={t('byRule')}
              clearable={entry === null}
              value={expiresOn}
              onChange={setExpiresOn}
            />
          </Fields>
          <Textarea
            label={t('note')}
            placeholder={t('noteHelp')}
            autosize
            minRows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {entry && entry.offers.length > 0 ? (
            <section aria-label={t('offers')}>
              <h3 className={styles.small}>{t('offers')}</h3>
              <ul className={styles.offers}>
                {entry.offers.map((offer) => (
                  <li key={offer.id}>
                    {formatShortDay(offer.startsAt, zone)}, {formatTime(offer.startsAt, zone)}, {offer.providerName}:{' '}
                    {t(`outcome_${offer.outcome}`)}
                    <span className={styles.muted}>
                      {' '}
                      {t('offeredBy', {
                        name: offer.offeredByName,
                        when: `${formatShortDay(offer.offeredAt, zone)}, ${formatTime(offer.offeredAt, zone)}`,
                      })}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={add.isPending || change.isPending}>
              {entry ? t('save') : t('addShort')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
