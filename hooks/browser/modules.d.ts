/** What the browser's modules import that TypeScript does not know. */

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "citeproc" {
  const CSL: any;
  export default CSL;
}
