import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconChevronDown, IconEye, IconPrinter, IconTableRow } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../../electron/inventory/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import { LabelPreview } from './LabelPreview.tsx';
import { SheetDialog } from './SheetDialog.tsx';

/** Prints the label of a container, now or on a sheet, or shows it. */
export function LabelActs({ container }: { container: Container }) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const [dialog, setDialog] = useState<'sheet' | 'preview' | null>(null);
  const shut = (): void => setDialog(null);
  const print = useMutation(
    trpc.labels.print.mutationOptions({
      onSuccess: ({ problem }) => (problem === null ? showDone(t('labelQueued')) : showProblem(problem)),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  return (
    <Group gap={4} wrap="nowrap">
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        loading={print.isPending}
        onClick={() => print.mutate({ containerIds: [container.id] })}
      >
        {t('labelPrint')}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={34} aria-label={t('labelOther')}>
            <IconChevronDown size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTableRow size={15} aria-hidden />} onClick={() => setDialog('sheet')}>
            {t('labelOnSheet')}
          </Menu.Item>
          <Menu.Item leftSection={<IconEye size={15} aria-hidden />} onClick={() => setDialog('preview')}>
            {t('labelPreview')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'sheet' ? <SheetDialog containerIds={[container.id]} onClose={shut} /> : null}
      {dialog === 'preview' ? <LabelPreview container={container} onClose={shut} /> : null}
    </Group>
  );
}
