import { createRoot } from 'react-dom/client';
import { CustomerApp } from '../app/CustomerApp.tsx';
import { startTranslations } from '../app/i18n.ts';

startTranslations();
const root = document.getElementById('root');
if (root) createRoot(root).render(<CustomerApp />);
