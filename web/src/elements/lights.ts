import type { Schema } from '../api/client.js';

export type LightColour = Schema<'TaskRow'>['light'];

/** 预警灯, the worst first: as charts, filters and tables list them. */
export const LIGHTS = ['red', 'yellow', 'green', 'grey'] as const satisfies readonly LightColour[];
