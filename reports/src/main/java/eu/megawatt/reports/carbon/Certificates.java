package eu.megawatt.reports.carbon;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The guarantees of origin of what an instrument delivers (Directive (EU) 2018/2001, article 19).
 */
public sealed interface Certificates {

  /** None was issued, so nobody else can hold one. */
  record NotIssued() implements Certificates {}

  /**
   * Issued, and with whoever holds them.
   *
   * @param ownerId the organisation that the registry names as the holder
   * @param expiresOn the last day on which they may be cancelled, as the registry says
   * @param cancelledOn the day they were used up; empty while they can still be sold
   */
  record Issued(String ownerId, LocalDate expiresOn, Optional<LocalDate> cancelledOn)
      implements Certificates {}

  Certificates NOT_ISSUED = new NotIssued();
}
