/** A page of docs/ as HTML with its title, made into a module by lesson-as-html.ts for build and tests. */
declare module '*.md' {
  export const title: string;
  export const html: string;
}
