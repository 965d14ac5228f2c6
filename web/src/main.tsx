import './app/style-nonce.js';
import 'virtual:antd.css';
import './app/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { beginPage } from './app/begin.js';
import { newQueryClient } from './app/query-client.js';
import { newRouter } from './app/router.js';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
const client = newQueryClient();
const router = newRouter();
beginPage(router, client);
createRoot(place).render(<App client={client} router={router} />);
