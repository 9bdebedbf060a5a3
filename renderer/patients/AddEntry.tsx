import { Button, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { KeyHint } from '../ui/KeyHint.tsx';

/** The button in the head of a list that adds to it, and the key that does the same. */
export function AddEntry({ label, keys, onClick }: { label: string; keys?: string; onClick: () => void }) {
  return (
    <Tooltip label={keys ? <KeyHint keys={keys} /> : label} disabled={!keys}>
      <Button size="xs" variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={onClick}>
        {label}
      </Button>
    </Tooltip>
  );
}
