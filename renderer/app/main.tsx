/** Where the window begins. */

// The library's looks come before all of ours, which else would be written over by them.
import 'leaflet/dist/leaflet.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { connect } from '../client/connect.ts';
import { createConnectionStore } from '../client/connection-state.ts';
import { createTexts, storedLanguage } from '../i18n/setup.ts';
import { App } from './app.tsx';
import './fonts.css';
import './styles.css';
import './narrow.css';

// The page's policy forbids making code from text, which zod would otherwise try in order to be faster.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root) {
  const service = { ...connect(), connection: createConnectionStore() };
  const texts = createTexts(storedLanguage());
  createRoot(root).render(
    <StrictMode>
      <App service={service} texts={texts} />
    </StrictMode>,
  );
}
