/** More addresses than this are usually a mistake, so a larger sweep needs `--max-hosts`. */
export const USUAL_HOSTS = 4_096;

/** The most addresses that one computer may ask in a sweep. */
export const MOST_HOSTS = 65_536;
