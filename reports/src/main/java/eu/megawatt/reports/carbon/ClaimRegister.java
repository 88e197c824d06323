package eu.megawatt.reports.carbon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was claimed of each contract, so that nothing is counted twice (GHG Protocol Scope 2
 * Guidance, table 7.1; Delegated Regulation (EU) 2024/1364, Annex II). Where several sites share a
 * contract, each share is a contract of its own. Immutable.
 */
public final class ClaimRegister {

  /** The most claims of a contract: the quarter-hours of a year, and some. */
  public static final int CLAIMS_PER_CONTRACT = 36_000;

  /** Nothing is claimed. */
  public static final ClaimRegister EMPTY = new ClaimRegister(Map.of());

  /** By contract, then by when it begins; of one contract none overlaps another. */
  private final Map<String, NavigableMap<Instant, Claim>> claims;

  private ClaimRegister(Map<String, NavigableMap<Instant, Claim>> claims) {
    this.claims = claims;
  }

  /** What was claimed of a contract, by when it begins. */
  public List<Claim> of(String contractId) {
    return List.copyOf(claimed(contractId).values());
  }

  /**
   * Claims a part of an instrument, or says everything that stands against it.
   *
   * @throws IllegalArgumentException where the claim is of another contract
   */
  public ClaimOutcome claim(Instrument instrument, Claim claim) {
    if (!instrument.contractId().equals(claim.contractId())) {
      throw new IllegalArgumentException(
          "A claim of contract (%s) is checked against contract (%s)"
              .formatted(claim.contractId(), instrument.contractId()));
    }
    List<String> reasons = new ArrayList<>(ClaimRules.broken(instrument, claim));
    overlapping(claim).ifPresent(other -> reasons.add(claimedBefore(claim, other)));
    excess(instrument, claim).ifPresent(reasons::add);
    if (claimed(claim.contractId()).size() >= CLAIMS_PER_CONTRACT) {
      reasons.add(
          "Contract (%s) has %d claims, as many as are kept. Maybe make a register for each year."
              .formatted(claim.contractId(), CLAIMS_PER_CONTRACT));
    }
    return reasons.isEmpty()
        ? new ClaimOutcome.Claimed(with(claim))
        : new ClaimOutcome.Refused(reasons);
  }

  private ClaimRegister with(Claim claim) {
    NavigableMap<Instant, Claim> ofContract = new TreeMap<>(claimed(claim.contractId()));
    ofContract.put(claim.when().from(), claim);
    Map<String, NavigableMap<Instant, Claim>> all = new TreeMap<>(claims);
    all.put(claim.contractId(), ofContract);
    return new ClaimRegister(all);
  }

  private NavigableMap<Instant, Claim> claimed(String contractId) {
    return claims.getOrDefault(contractId, Collections.emptyNavigableMap());
  }

  /** None overlaps another, so only the last that begins before this one ends can. */
  private Optional<Claim> overlapping(Claim claim) {
    return Optional.ofNullable(claimed(claim.contractId()).lowerEntry(claim.when().to()))
        .map(Map.Entry::getValue)
        .filter(other -> other.when().to().isAfter(claim.when().from()));
  }

  private static String claimedBefore(Claim claim, Claim other) {
    return "Contract (%s) was claimed by site (%s) from %s; site (%s) cannot claim it again from %s. Maybe make each share a contract of its own."
        .formatted(claim.contractId(), other.siteId(), other.when(), claim.siteId(), claim.when());
  }

  private Optional<String> excess(Instrument instrument, Claim claim) {
    long before =
        claimed(claim.contractId()).values().stream()
            .mapToLong(Claim::milliJ)
            .reduce(0, Math::addExact);
    long left = instrument.milliJ() - before;
    return claim.milliJ() <= left
        ? Optional.empty()
        : Optional.of(
            "Contract (%s) has %d mJ left; site (%s) claims %d"
                .formatted(claim.contractId(), Math.max(0, left), claim.siteId(), claim.milliJ()));
  }
}
