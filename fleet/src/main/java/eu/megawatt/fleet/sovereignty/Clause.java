package eu.megawatt.fleet.sovereignty;

import java.time.Instant;

/** One thing that a workload asks of wherever it runs. */
public sealed interface Clause
    permits Certified, NotUnder, Ownership, Residency, Seal, Seat {

  /** Its rule's id. */
  String rule();

  /** What is asked for, in words. */
  String required();

  /** What it says of a site from one moment up to but without another. */
  Finding judge(FactSet site, Instant begin, Instant end);

  /** Whether whatever satisfies this one satisfies another clause of the same rule too. */
  boolean isAsTightAs(Clause other);
}
