import { Button } from '@mantine/core';
import { IconCalendarSearch, IconRepeat, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '../../electron/catalog/schemas.ts';
import { GroupPeople } from './GroupPeople.tsx';
import { NextAvailable } from './NextAvailable.tsx';
import styles from './scheduling.module.css';
import { RepeatPanel } from './series/RepeatPanel.tsx';
import type { useBookingDraft } from './useBookingDraft.ts';

export interface BookingExtrasProps {
  draft: ReturnType<typeof useBookingDraft>;
  services: readonly Service[];
  providers: ReadonlyArray<{ id: string; name: string }>;
  rooms: ReadonlyArray<{ id: string; name: string }>;
}

/** What is needed now and then: looking for a time, repeating, people who come along. */
export function BookingExtras({ draft, services, providers, rooms }: BookingExtrasProps) {
  const { t } = useTranslation('scheduling');
  const [searching, setSearching] = useState(false);
  const { repeat, people, sought, lines } = draft;
  const searchable = sought.length === lines.length && sought.length > 0;
  return (
    <>
      <div className={styles.steps}>
        <Button
          variant="default"
          size="xs"
          aria-expanded={searching}
          leftSection={<IconCalendarSearch size={14} aria-hidden />}
          disabled={!searchable}
          onClick={() => setSearching(!searching)}
        >
          {t('findTime')}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-pressed={repeat !== null}
          leftSection={<IconRepeat size={14} aria-hidden />}
          disabled={people.length > 0}
          onClick={() => draft.setRepeat(repeat ? null : { frequency: 'weekly', every: 4, ends: { count: 6 } })}
        >
          {t(repeat ? 'repeatOff' : 'repeat')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconUsersGroup size={14} aria-hidden />}
          disabled={repeat !== null || people.length > 0}
          onClick={draft.addPerson}
        >
          {t('addPerson')}
        </Button>
      </div>
      {searching && searchable ? (
        <NextAvailable
          lines={sought}
          providers={providers}
          patientId={draft.patient?.id ?? null}
          from={draft.date}
          onTake={(startsAt, providerIds) => {
            draft.takeOpening(startsAt, providerIds);
            setSearching(false);
          }}
        />
      ) : null}
      {repeat ? (
        <RepeatPanel
          repeat={repeat}
          onChange={draft.setRepeat}
          patientId={draft.patient?.id ?? null}
          lines={draft.wanted}
          startsAt={draft.startsAt}
          choices={draft.choices}
          onChoose={draft.choose}
        />
      ) : null}
      {people.length > 0 ? (
        <GroupPeople
          people={people}
          arrangement={draft.arrangement}
          services={services}
          providers={providers}
          rooms={rooms}
          onArrange={draft.setArrangement}
          onChange={draft.setPeople}
          onAdd={draft.addPerson}
        />
      ) : null}
    </>
  );
}
