import '@/shared/theme/fonts.css';
import '@/shared/theme/tokens.css';
import '@/shared/theme/base.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/App';
import { startLanguages } from '@/shared/i18n';
import { applyDensity } from '@/shared/ui/density';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
applyDensity();
await startLanguages();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
