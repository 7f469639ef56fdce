import type { en } from './en/index.ts';

/** All sentences of the program; English is the model, and the compiler finds what another language lacks. */
export type Messages = Spoken<typeof en>;

/** The shape of the messages without their English: where it has one of two sentences, another language has its own. */
type Spoken<Said> = Said extends string
  ? string
  : Said extends (...values: infer Values) => string
    ? (...values: Values) => string
    : Said extends (...values: never[]) => unknown
      ? Said
      : { [Key in keyof Said]: Spoken<Said[Key]> };
