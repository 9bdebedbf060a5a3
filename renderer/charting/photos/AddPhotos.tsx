import { Button, FileButton, SegmentedControl, Select } from '@mantine/core';
import { IconCamera, IconPhotoPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { photoPhases } from '../../../electron/charting/photos/rules.ts';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { CameraDialog } from './CameraDialog.tsx';
import styles from './photos.module.css';
import { SendingList } from './SendingList.tsx';
import type { PhotoFacts } from './send.ts';
import { useSending } from './useSending.ts';

export interface AddPhotosProps {
  patientId: string;
  /** The visit they belong to, with its services. */
  visit: {
    appointmentId: string;
    lines: ReadonlyArray<{ serviceLineId: string; serviceId: string; serviceName: string }>;
  } | null;
  /** Photos that are there already: what of a guided set is still to take. */
  there: readonly Photo[];
  children: ReactNode;
}

const accepted = 'image/jpeg,image/png,image/webp,image/avif';

/** Takes photos that are dropped on it, pasted, chosen or taken with the camera, and shows how far each is. */
export function AddPhotos({ patientId, visit, there, children }: AddPhotosProps) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const views = useQuery(trpc.charting.photos.views.queryOptions({}));
  const sending = useSending();
  const [phase, setPhase] = useState<PhotoFacts['phase']>('before');
  const [viewId, setView] = useState('');
  const lines = visit?.lines ?? [];
  const [line, setLine] = useState(lines.length === 1 ? (lines[0]?.serviceLineId ?? '') : '');
  const [over, setOver] = useState(false);
  const [camera, setCamera] = useState(false);
  const facts: PhotoFacts = {
    patientId,
    appointmentId: visit?.appointmentId ?? null,
    serviceLineId: line === '' ? null : line,
    viewId: viewId === '' ? null : viewId,
    phase,
  };
  const take = (files: readonly File[]): void =>
    sending.add(
      files.map((file) => ({ file, name: file.name === '' ? t('pasted') : file.name })),
      facts,
      'file',
    );
  usePaste(take);
  const shown = (views.data?.views ?? []).filter((view) => view.active);
  const sets = views.data?.sets ?? [];
  const asked = lines.filter((row) => line === '' || row.serviceLineId === line).map((row) => row.serviceId);
  const set = sets.find((one) => one.active && one.serviceIds.some((id) => asked.includes(id))) ?? null;
  const taken = new Set(there.filter((photo) => photo.phase === phase).flatMap((photo) => photo.viewId ?? []));

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is one way of several; the buttons do the same by keyboard
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <div className={styles.bar}>
        <SegmentedControl
          aria-label={t('phase')}
          value={phase}
          data={photoPhases.map((value) => ({ value, label: t(`phase_${value}`) }))}
          onChange={(value) => setPhase(value as PhotoFacts['phase'])}
        />
        <Select
          aria-label={t('view')}
          className={styles.viewSelect}
          allowDeselect={false}
          data={[{ value: '', label: t('noView') }, ...shown.map((view) => ({ value: view.id, label: view.name }))]}
          value={viewId}
          onChange={(value) => setView(value ?? '')}
        />
        {lines.length > 0 ? (
          <Select
            aria-label={t('service')}
            className={styles.viewSelect}
            allowDeselect={false}
            data={[
              { value: '', label: t('noService') },
              ...lines.map((row) => ({ value: row.serviceLineId, label: row.serviceName })),
            ]}
            value={line}
            onChange={(value) => setLine(value ?? '')}
          />
        ) : null}
        <span className={styles.spring} />
        <FileButton accept={accepted} multiple onChange={take} inputProps={{ 'aria-label': t('choose') }}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPhotoPlus size={16} aria-hidden />}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
        <Button leftSection={<IconCamera size={16} aria-hidden />} onClick={() => setCamera(true)}>
          {t('camera')}
        </Button>
      </div>
      <p className={styles.hint}>{over ? t('dropNow') : t('drop')}</p>
      <SendingList sending={sending} />
      {children}
      {camera ? (
        <CameraDialog
          facts={facts}
          views={shown}
          set={set}
          sets={sets}
          taken={taken}
          onShot={(file, name, viewOfShot) => sending.add([{ file, name }], { ...facts, viewId: viewOfShot }, 'camera')}
          onClose={() => setCamera(false)}
        />
      ) : null}
    </div>
  );
}

/** Pictures pasted anywhere on the page, except into a field that takes text. */
function usePaste(onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'));
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });
}
