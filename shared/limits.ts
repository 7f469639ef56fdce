/** More addresses than this are a mistake more often than a school: a sweep of more has to be asked for. */
export const USUAL_HOSTS = 4_096;

/** The most addresses that one computer asks in a sweep. */
export const MOST_HOSTS = 65_536;
