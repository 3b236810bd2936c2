// All that these scripts say to people. Only Dutch is there; where it stands on a page in another language, it is marked.

/** What a screen reader calls the frame, where its page has no name for it. */
export const FRAME = "Weerklank: lees wat er speelt en zeg wat jij vindt";
/** The quick exit: `leave` in `src/i18n/nl.rs`. */
export const LEAVE = "Snel weg";
/** A link to what the frame does not show. */
export const OPEN = "Naar Weerklank";
/** For who left, where the page around does not let go. */
export const STUCK = "Ben je hier nog? Dan houdt deze site ‘Snel weg’ tegen. Sluit dit venster zelf.";
