package eu.megawatt.reports.carbon;

/**
 * What one consumer counts as its own of a contract: of an hour, or of a year for guarantees that
 * do not say the hour.
 *
 * @param siteId the consumer
 * @param ownerId the organisation that answers for the site and has to hold the guarantees
 * @param marketBoundary the market that the site is in
 * @param milliJ at least 1
 */
public record Claim(
    String contractId,
    Interval when,
    String siteId,
    String ownerId,
    String marketBoundary,
    long milliJ) {

  public Claim {
    if (milliJ < 1) {
      throw new IllegalArgumentException(
          "Site (%s) claims %d mJ of contract (%s); it must be 1 or more. Maybe leave the claim out."
              .formatted(siteId, milliJ, contractId));
    }
  }
}
