/** A page of docs/ as HTML with its title: lesson-as-html.ts makes a module of it, for the build and for the tests. */
declare module '*.md' {
  export const title: string;
  export const html: string;
}
