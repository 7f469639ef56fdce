/** What help says of an option beside its sentence: the choices, the smallest and largest number, the default. */
export interface OptionFacts {
  choices?: readonly string[];
  limits?: { minimum: number; maximum?: number };
  value?: string;
}
