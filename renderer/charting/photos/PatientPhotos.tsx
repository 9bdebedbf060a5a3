import { Button, Checkbox, Select } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { AddPhotos } from './AddPhotos.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { PhotoGrid } from './PhotoGrid.tsx';
import { PhotoViewer } from './PhotoViewer.tsx';
import styles from './photos.module.css';
import { UseDialog } from './UseDialog.tsx';
import { usePhotos } from './usePhotos.ts';

/** All photos of a patient by day, with what adds, opens and compares them. */
export function PatientPhotos({ patientId }: { patientId: string }) {
  const { t } = useTranslation('photos');
  const { may } = useDesk();
  const found = usePhotos(patientId);
  const { photos, hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const [view, setView] = useState('');
  const [withHidden, setWithHidden] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string | null>(null);
  const [giving, setGiving] = useState(false);
  const [comparing, setComparing] = useState(false);
  const shown = useMemo(() => filtered(photos ?? [], view, withHidden), [photos, view, withHidden]);
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const select = (id: string): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const chosen = shown.filter((photo) => selected.has(photo.id));
  const [newer, older] = chosen;
  const writes = may('chart.write');
  const views = [...new Set((photos ?? []).flatMap((photo) => photo.viewName ?? []))].sort((a, b) =>
    a.localeCompare(b),
  );
  const hiddenCount = (photos ?? []).filter((photo) => photo.hiddenAt !== null).length;

  const body = found.error ? (
    <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} />
  ) : photos === null ? null : photos.length === 0 ? (
    <EmptyState icon={IconPhoto} title={t('empty')} text={writes ? t('emptyText') : t('emptyRead')} />
  ) : (
    <>
      <div className={styles.bar}>
        <Select
          aria-label={t('filterView')}
          className={styles.viewSelect}
          allowDeselect={false}
          data={[{ value: '', label: t('all') }, ...views]}
          value={view}
          onChange={(value) => setView(value ?? '')}
        />
        {hiddenCount > 0 ? (
          <Checkbox
            size="xs"
            label={t('showHidden', { count: hiddenCount })}
            checked={withHidden}
            onChange={(event) => setWithHidden(event.currentTarget.checked)}
          />
        ) : null}
        <span className={styles.spring} />
        {chosen.length > 0 ? (
          <>
            <span aria-live="polite">{t('selected', { count: chosen.length })}</span>
            <Button variant="subtle" size="xs" onClick={() => setSelected(new Set())}>
              {t('clear')}
            </Button>
            <Button
              size="xs"
              disabled={chosen.length !== 2}
              title={t('compareHint')}
              onClick={() => setComparing(true)}
            >
              {t('compare')}
            </Button>
            {writes ? (
              <Button variant="default" size="xs" onClick={() => setGiving(true)}>
                {t('giveUse')}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
      <PhotoGrid
        label={t('photos')}
        photos={shown}
        selected={selected}
        onSelect={select}
        onOpen={setOpen}
        onEnd={onEnd}
      />
    </>
  );
  return (
    <>
      {writes ? (
        <AddPhotos patientId={patientId} visit={null} there={[]}>
          {body}
        </AddPhotos>
      ) : (
        body
      )}
      {open !== null ? (
        <PhotoViewer photos={shown} photoId={open} onGo={setOpen} onClose={() => setOpen(null)} />
      ) : null}
      {comparing && newer && older ? (
        <CompareDialog left={older} right={newer} onClose={() => setComparing(false)} />
      ) : null}
      {giving ? (
        <UseDialog
          patientId={patientId}
          photos={chosen}
          onClose={() => setGiving(false)}
          onDone={() => setSelected(new Set())}
        />
      ) : null}
    </>
  );
}

function filtered(photos: readonly Photo[], view: string, withHidden: boolean): Photo[] {
  return photos.filter((photo) => (withHidden || photo.hiddenAt === null) && (view === '' || photo.viewName === view));
}
