export type Allowed = string;
