package eu.megawatt.reports.carbon;

import eu.megawatt.reports.carbon.Certificates.Issued;
import eu.megawatt.reports.carbon.Certificates.NotIssued;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to hold of a claim by itself: same market, within the vintage, and guarantees that are
 * the claimant's own and used up (GHG Protocol Scope 2 Guidance, table 7.1).
 */
final class ClaimRules {

  private ClaimRules() {}

  static List<String> broken(Instrument instrument, Claim claim) {
    List<String> broken = new ArrayList<>();
    if (!instrument.marketBoundary().equals(claim.marketBoundary())) {
      broken.add(
          "Contract (%s) is of market (%s), site (%s) is in (%s); both have to be the same"
              .formatted(
                  claim.contractId(),
                  instrument.marketBoundary(),
                  claim.siteId(),
                  claim.marketBoundary()));
    }
    if (!instrument.produced().contains(claim.when())) {
      broken.add(
          "Contract (%s) is produced from %s; it is claimed from %s, which has to lie within"
              .formatted(claim.contractId(), instrument.produced(), claim.when()));
    }
    switch (instrument.certificates()) {
      case NotIssued() -> missing(instrument).ifPresent(broken::add);
      case Issued issued -> broken.addAll(unusable(issued, claim));
    }
    return broken;
  }

  private static Optional<String> missing(Instrument instrument) {
    return instrument.kind() == InstrumentKind.GUARANTEE
        ? Optional.of(
            "Guarantee (%s) is not issued; without it there is nothing to claim"
                .formatted(instrument.contractId()))
        : Optional.empty();
  }

  private static List<String> unusable(Issued issued, Claim claim) {
    List<String> broken = new ArrayList<>();
    if (!issued.ownerId().equals(claim.ownerId())) {
      broken.add(
          "The guarantees of contract (%s) are owned by (%s); the claim is of (%s)"
              .formatted(claim.contractId(), issued.ownerId(), claim.ownerId()));
    }
    Optional<LocalDate> cancelledOn = issued.cancelledOn();
    if (cancelledOn.isEmpty()) {
      broken.add(
          "The guarantees of contract (%s) are not cancelled; somebody else could still claim them. Maybe cancel them until %s."
              .formatted(claim.contractId(), issued.expiresOn()));
    } else if (cancelledOn.get().isAfter(issued.expiresOn())) {
      broken.add(
          "The guarantees of contract (%s) were cancelled on %s; they expired on %s"
              .formatted(claim.contractId(), cancelledOn.get(), issued.expiresOn()));
    }
    return broken;
  }
}
