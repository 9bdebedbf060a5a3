import { Button, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A button that opens what is about to be printed; nothing is asked for before it is pressed. */
export function PrintButton(props: { label: string; size: number; children: (close: () => void) => ReactNode }) {
  const { t } = useTranslation('billing');
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPrinter size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      {open ? (
        <Modal
          opened
          onClose={close}
          title={props.label}
          size={props.size}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          {props.children(close)}
        </Modal>
      ) : null}
    </>
  );
}
