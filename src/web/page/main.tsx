import { render } from 'preact';
import './style/main.css';
import { App } from './app.tsx';
import { enter } from './enter.tsx';
import { listenToKeys } from './keyboard.tsx';

const root = document.getElementById('page');
if (root === null) throw new Error('page: has no place to be; load / again');

listenToKeys();
// The secret of the first address is exchanged for a cookie before anything is shown, and taken out of the address.
await enter();
render(<App />, root);
