import { Button } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { standForStation } from '../api/station.ts';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { showDone } from '../ui/toasts.tsx';
import { AddByName } from './AddByName.tsx';
import styles from './settings.module.css';

/** The PCs that people sign in on, and which of them this one is. */
export function StationsPanel() {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const desk = useDesk();
  const list = useQuery(trpc.clinic.stations.queryOptions({}));
  const inBrowser = window.salve === undefined;
  return (
    <Panel title={t('stations')} flush>
      <ul className={styles.rooms}>
        {(list.data?.stations ?? []).map((station) => (
          <li key={station.id} className={styles.room}>
            <IconDeviceDesktop size={18} stroke={1.5} aria-hidden />
            <span className={styles.roomName}>
              {station.name} <span className={styles.hint}>{t('stationNumbered', { number: station.number })}</span>
            </span>
            {station.id === desk.station.id ? <StatusBadge tone="green" text={t('stationHere')} /> : null}
            {inBrowser && station.id !== desk.station.id ? (
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  standForStation(station.number);
                  showDone(t('standsFor', { name: station.name }));
                }}
              >
                {t('standFor', { name: station.name })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {desk.may('clinic.manage') ? <AddStation /> : null}
      <p className={`${styles.hint} ${styles.inset}`}>{t('stationsText')}</p>
    </Panel>
  );
}

function AddStation() {
  const { t } = useTranslation('clinic');
  const add = useMutation(useTRPC().clinic.addStation.mutationOptions());
  return <AddByName label={t('newStation')} hint={t('newStationHint')} submit={t('addStation')} add={add} />;
}
