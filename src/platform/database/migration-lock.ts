/** Any number for the whole cluster, the same in every version: only one process migrates, or restores, at a time. */
export const MIGRATION_LOCK = 7_466_100;
