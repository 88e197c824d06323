package eu.megawatt.reports.carbon;

/**
 * A contract by which a consumer may say that its electricity is of a certain origin.
 *
 * @param marketBoundary the market in which it is produced, such as {@code SE3}
 * @param produced when it is produced, its vintage
 * @param milliJ what it delivers in that time, at least 0
 */
public record Instrument(
    String contractId,
    InstrumentKind kind,
    String marketBoundary,
    Interval produced,
    long milliJ,
    Certificates certificates) {

  public Instrument {
    if (milliJ < 0) {
      throw new IllegalArgumentException(
          "Contract (%s) delivers %d mJ; it must be 0 or more".formatted(contractId, milliJ));
    }
  }
}
