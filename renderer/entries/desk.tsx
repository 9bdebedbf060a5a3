import { createRoot } from 'react-dom/client';
import { App } from '../app/App.tsx';
import { startTranslations } from '../app/i18n.ts';

startTranslations();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
