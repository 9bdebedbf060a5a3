import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PhotoPhase, photoPhases } from '../../../electron/charting/photos/rules.ts';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** Corrects the view and stage of a photo. */
export function DescribeDialog({ photo, onClose }: { photo: Photo; onClose: () => void }) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const views = useQuery(trpc.charting.photos.views.queryOptions({}));
  const [viewId, setView] = useState(photo.viewId ?? '');
  const [phase, setPhase] = useState<PhotoPhase>(photo.phase);
  const save = useMutation(trpc.charting.photos.describe.mutationOptions({ onSuccess: onClose }));
  const { appointmentId, serviceLineId } = photo;
  const choices = (views.data?.views ?? []).filter((view) => view.active || view.id === photo.viewId);
  return (
    <FormDialog
      title={t('changeTitle')}
      submit={t('save')}
      ready
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onClose={onClose}
      onSubmit={() =>
        save.mutate({
          photoId: photo.id,
          appointmentId,
          serviceLineId,
          viewId: viewId === '' ? null : viewId,
          phase,
          expectedVersion: photo.version,
        })
      }
    >
      <Select
        data-autofocus
        label={t('view')}
        allowDeselect={false}
        data={[{ value: '', label: t('noView') }, ...choices.map((view) => ({ value: view.id, label: view.name }))]}
        value={viewId}
        onChange={(value) => setView(value ?? '')}
      />
      <Select
        label={t('phase')}
        allowDeselect={false}
        data={photoPhases.map((value) => ({ value, label: t(`phase_${value}`) }))}
        value={phase}
        onChange={(value) => setPhase((value ?? 'before') as PhotoPhase)}
      />
    </FormDialog>
  );
}
