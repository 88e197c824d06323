package eu.megawatt.fleet.sovereignty;

/** How far a claim has been looked into; the later, the further. */
public enum AssuranceLevel {
  /** Somebody says so of themselves. */
  SELF,
  /** An auditor has seen it. */
  AUDITED,
  /** A machine has measured it. */
  MEASURED
}
