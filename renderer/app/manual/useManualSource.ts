import { IconHelpCircle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteSource } from '../../ui/palette/source.ts';
import { manualStore } from './store.ts';

/** The manual in the command palette: its sections by their words. It opens beside the page in front. */
export function useManualSource(): PaletteSource {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      id: 'manual',
      heading: t('manual'),
      minLength: 3,
      find: async (text) => {
        const [{ manualPages }, { searchManual }] = await Promise.all([import('./pages.ts'), import('./search.ts')]);
        return searchManual(manualPages, text, 4).map(({ slug, title, heading, snippet }) => ({
          id: `${slug}/${heading}`,
          title: heading === '' ? title : heading,
          subtitle: heading === '' ? snippet : title,
          icon: IconHelpCircle,
          run: () => manualStore.show({ slug, heading }),
        }));
      },
    }),
    [t],
  );
}
