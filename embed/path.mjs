/** What can be in a path: no address of somebody else, and nothing to look for. */
export const PATH = /^([a-z0-9-]+\/)*$/;
