import { Injectable } from '@nestjs/common';
import { COLOUR_NAMES } from '../../../core/slip/index.js';
import type { Proposal, SlipColour } from '../../../core/warning/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PROPOSAL_NAMES, type ToldOfSlip } from '../../slips/index.js';
import type { TextParams } from './notice-texts.js';

interface PaperRow {
  readonly version: number;
  readonly taskId: string;
  readonly number: string | null;
  readonly limitOn: string | null;
  readonly colour: SlipColour | null;
  readonly kind: Proposal | null;
}

/** What a notice about a slip or proposal says of it. */
export interface PaperBrief {
  readonly taskId: string;
  readonly version: number;
  /** Null for a slip. */
  readonly kind: Proposal | null;
  readonly figures: TextParams;
}

/** As much of a slip or proposal as a notice about it says. */
@Injectable()
export class PaperBriefs {
  async byId(tx: Tx, id: string, event: ToldOfSlip): Promise<PaperBrief | null> {
    const [row] = await tx.query<PaperRow>(event.startsWith('slip.') ? SLIP : PROPOSAL, [id]);
    if (row === undefined) return null;
    const { taskId, version, number, limitOn, colour, kind } = row;
    const colourName = colour === null ? null : COLOUR_NAMES[colour];
    const kindName = kind === null ? null : PROPOSAL_NAMES[kind];
    return { taskId, version, kind, figures: { paper: number, limitOn, colour: colourName, kind: kindName } };
  }
}

const SLIP = `
select task_id as "taskId", version, number, limit_on::text as "limitOn", colour, null as kind from slip where id = $1`;
const PROPOSAL = `
select task_id as "taskId", version, number, limit_on::text as "limitOn", null as colour, kind from proposal where id = $1`;
