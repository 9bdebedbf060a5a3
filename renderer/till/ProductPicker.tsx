import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import styles from './cart.module.css';

/** Finds a product for sale by name; scanning needs no field. */
export function ProductPicker({ ref, onPick }: { ref: Ref<HTMLInputElement>; onPick: (productId: string) => void }) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const [text, setText] = useState('');
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const products = useQuery(trpc.inventory.products.queryOptions({}));
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = (products.data?.products ?? [])
    .filter((product) => product.active && !product.inContainers && product.retailPriceCents !== null)
    .filter((product) => words.every((word) => product.name.toLowerCase().includes(word)))
    .slice(0, 12);
  return (
    <Combobox
      store={box}
      onOptionSubmit={(id) => {
        setText('');
        box.closeDropdown();
        onPick(id);
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={ref}
          aria-label={t('addProduct')}
          placeholder={t('addProductHint')}
          leftSection={<IconScan size={16} aria-hidden />}
          rightSection={<KeyHint keys="Alt+P" />}
          rightSectionWidth={64}
          value={text}
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value);
            box.openDropdown();
            box.updateSelectedOptionIndex();
          }}
          onFocus={() => box.openDropdown()}
          onClick={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!products.data}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {found.length === 0 ? <Combobox.Empty>{t('addProductNone')}</Combobox.Empty> : null}
          {found.map((product) => (
            <Combobox.Option key={product.id} value={product.id}>
              <span className={styles.option}>
                <span>{product.name}</span>
                <span className={styles.optionPrice}>{formatMoney(product.retailPriceCents ?? 0, currency)}</span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
