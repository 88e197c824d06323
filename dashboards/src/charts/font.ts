/** The face of canvases; the page's own, in style/base.css, is the same. */
export const FONT =
  "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif";
