import '@ethogram/web/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/work.css';
import './styles/forms.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { texts } from './texts/texts.js';

document.documentElement.lang = texts.language;
const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with id "root".');
createRoot(root).render(<App />);
