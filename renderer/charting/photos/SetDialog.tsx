import { ActionIcon, Checkbox, MultiSelect, Select, Switch, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoSet, View } from '../../../electron/charting/photos/sets/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import camera from './camera.module.css';

/** A guided set: its services, and its views in order, each required or not. */
export function SetDialog({
  set,
  views,
  onClose,
}: {
  set: PhotoSet | null;
  views: readonly View[];
  onClose: () => void;
}) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const [name, setName] = useState(set?.name ?? '');
  const [active, setActive] = useState(set?.active ?? true);
  const [serviceIds, setServices] = useState<string[]>(set?.serviceIds ?? []);
  const [rows, setRows] = useState<PhotoSet['views']>(set?.views ?? []);
  const save = useMutation(trpc.charting.photos.saveSet.mutationOptions({ onSuccess: onClose }));
  const viewName = (id: string): string => views.find((view) => view.id === id)?.name ?? '';
  const move = (from: number, by: number): void => {
    const next = [...rows];
    const [row] = next.splice(from, 1);
    if (row) next.splice(from + by, 0, row);
    setRows(next);
  };
  const free = views.filter((view) => view.active && rows.every((row) => row.viewId !== view.id));
  return (
    <FormDialog
      size={560}
      title={set ? t('changeSet') : t('addSet')}
      submit={t('save')}
      ready={name.trim() !== '' && rows.length > 0}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onClose={onClose}
      onSubmit={() =>
        save.mutate({
          id: set?.id ?? null,
          name,
          active,
          views: rows,
          serviceIds,
          expectedVersion: set?.version ?? null,
        })
      }
    >
      <TextInput
        data-autofocus
        label={t('name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <MultiSelect
        label={t('services')}
        description={t('setServicesHelp')}
        searchable
        data={(services.data?.services ?? [])
          .filter((row) => row.active || serviceIds.includes(row.id))
          .map((row) => ({ value: row.id, label: row.name }))}
        value={serviceIds}
        onChange={setServices}
      />
      <ol className={camera.steps} aria-label={t('views')}>
        {rows.map((row, at) => (
          <li key={row.viewId} className={camera.setRow}>
            <span className={camera.stepName}>{viewName(row.viewId)}</span>
            <Checkbox
              size="xs"
              label={t('stepRequired')}
              aria-label={t('requireView', { view: viewName(row.viewId) })}
              checked={row.required}
              onChange={(event) => {
                const required = event.currentTarget.checked;
                setRows(rows.map((one) => (one.viewId === row.viewId ? { ...one, required } : one)));
              }}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t('up', { view: viewName(row.viewId) })}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            >
              <IconArrowUp size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('down', { view: viewName(row.viewId) })}
              disabled={at === rows.length - 1}
              onClick={() => move(at, 1)}
            >
              <IconArrowDown size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('takeOut', { view: viewName(row.viewId) })}
              onClick={() => setRows(rows.filter((one) => one.viewId !== row.viewId))}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Select
        label={t('addViewToSet')}
        placeholder={t('chooseView')}
        data={free.map((view) => ({ value: view.id, label: view.name }))}
        value={null}
        onChange={(value) => {
          if (value) setRows([...rows, { viewId: value, required: false }]);
        }}
      />
      <Switch label={t('inUse')} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />
    </FormDialog>
  );
}
