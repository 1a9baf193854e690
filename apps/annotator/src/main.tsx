import '@ethogram/web/tokens.css';
import '@ethogram/web/spans.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/work.css';
import './styles/forms.css';
import './styles/evidence.css';
import './styles/participation.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { registerServiceWorker } from './service-worker/register.js';
import { applyLanguage } from './texts/language.js';
import { language } from './texts/texts.js';

applyLanguage(document.documentElement, language);
const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with id "root".');
createRoot(root).render(<App />);
registerServiceWorker();
