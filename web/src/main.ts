import './app/style-nonce.js';
import './app/base.css';
import { beginPage } from './app/begin.js';
import { newQueryClient } from './app/query-client.js';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
const client = newQueryClient();
beginPage(location, client);
void import('./app/start.js').then(({ start }) => start(place, client));
