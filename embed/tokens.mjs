/** The tokens that hold at `element`. */
export const tokensOf = () => ({});
