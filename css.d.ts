/** A style sheet as text, made into a module by css-as-text.ts for build and tests. */
declare module '*.css' {
  export const css: string;
}
