package eu.megawatt.reports.report;

import eu.megawatt.reports.ledger.Holder;

/** Knows what jobs are called. Is asked once or twice for each row, so it should not be slow. */
@FunctionalInterface
public interface JobDirectory {

  /** Knows of none. */
  JobDirectory NONE = _ -> JobLabels.NONE;

  /** What is known of a job; of one that is unknown, nothing. */
  JobLabels of(Holder.Job job);
}
