import { Select, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Outline, outlines } from '../../../electron/charting/photos/sets/rules.ts';
import type { View } from '../../../electron/charting/photos/sets/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** A view: its name, and the guide that is laid over the camera's picture. */
export function ViewDialog({ view, onClose }: { view: View | null; onClose: () => void }) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const [name, setName] = useState(view?.name ?? '');
  const [outline, setOutline] = useState<Outline>(view?.outline ?? 'none');
  const [active, setActive] = useState(view?.active ?? true);
  const save = useMutation(trpc.charting.photos.saveView.mutationOptions({ onSuccess: onClose }));
  return (
    <FormDialog
      title={view ? t('changeView') : t('addView')}
      submit={t('save')}
      ready={name.trim() !== ''}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onClose={onClose}
      onSubmit={() =>
        save.mutate({ id: view?.id ?? null, name, outline, active, expectedVersion: view?.version ?? null })
      }
    >
      <TextInput
        data-autofocus
        label={t('name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t('outline')}
        allowDeselect={false}
        data={outlines.map((value) => ({ value, label: t(`outline_${value}`) }))}
        value={outline}
        onChange={(value) => setOutline((value ?? 'none') as Outline)}
      />
      <Switch label={t('inUse')} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />
    </FormDialog>
  );
}
