import { createRoot } from 'react-dom/client';
import { startTranslations } from '../app/i18n.ts';
import { TabletApp } from '../app/tablet/TabletApp.tsx';

startTranslations();
const root = document.getElementById('root');
if (root) createRoot(root).render(<TabletApp />);
