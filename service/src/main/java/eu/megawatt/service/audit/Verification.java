package eu.megawatt.service.audit;

import java.util.Optional;

/**
 * Whether the log is whole.
 *
 * @param entryCount that were looked at and are as they were written
 * @param firstBroken the first entry that is not, or is gone
 * @param sha256 of the last that is as it was written; whoever keeps it elsewhere can tell later
 *     that nothing before it was changed
 */
public record Verification(
    boolean intact, long entryCount, Optional<Broken> firstBroken, String sha256) {

  /** What is wrong with an entry. */
  public record Broken(long number, String problem) {}
}
