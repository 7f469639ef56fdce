/** A style sheet as text: css-as-text.ts makes a module of it, for the build and for the tests. */
declare module '*.css' {
  export const css: string;
}
