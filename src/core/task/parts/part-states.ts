/** What a 责任单位 or 配合单位 owes the lead: still owed, handed over, taken by the lead, or no longer owed. */
export const PART_STATES = ['owed', 'delivered', 'accepted', 'released'] as const;
export type PartState = (typeof PART_STATES)[number];

/** A part that keeps the task from being handed in. */
export const OPEN_PART_STATES = ['owed', 'delivered'] as const satisfies PartState[];

/** In the order in which a part meets them. `settleDispute` is the supervisor's, the others are the units' own. */
export const PART_ACTIONS = [
  'setPart',
  'deliverPart',
  'sendBackPart',
  'acceptPart',
  'raiseDispute',
  'settleDispute',
] as const;
export type PartAction = (typeof PART_ACTIONS)[number];
