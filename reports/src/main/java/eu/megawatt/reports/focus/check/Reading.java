package eu.megawatt.reports.focus.check;

/** Whose understanding of a check is used. */
enum Reading {
  /** What the specification says. */
  SPECIFICATION,
  /** What the published model says to the letter, and what the official tool makes of it. */
  OFFICIAL
}
