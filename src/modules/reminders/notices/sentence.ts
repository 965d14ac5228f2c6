/** Every sentence that a notice is made of, by reason code; `{name}` stands for a figure, a day or a name. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}
