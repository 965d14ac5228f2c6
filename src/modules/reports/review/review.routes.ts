/** Who reviews reports. */
export const OFFICE = { anyRole: ['supervisor', 'officer'] };

export const ITEM_VERSION = {
  name: 'If-Match',
  required: false,
  description: 'Version of the item the act was decided on; a stale one is 412.',
};

export const REPORT_VERSION = {
  name: 'If-Match',
  required: false,
  description: 'Version of the report the act was decided on; a stale one is 412.',
};
