import './app/style-nonce.js';
import 'virtual:antd.css';
import './app/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(<App />);
