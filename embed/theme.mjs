/** Dresses the page in `tokens`. */
export const dress = () => [];
