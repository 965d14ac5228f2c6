/** Writes the default templates: `node --import ./test/support/typescript.mjs seeds/reference/templates/source/generate.ts` */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Packer } from 'docx';
import { TEMPLATES } from './templates.js';

const folder = new URL('../', import.meta.url);
for (const [kind, make] of Object.entries(TEMPLATES))
  writeFileSync(fileURLToPath(new URL(`${kind}.docx`, folder)), await Packer.toBuffer(make()));
