package eu.megawatt.scheduler.kernel;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What beginning a job takes beside its work.
 *
 * @param idleMinutes in which it draws power and does nothing yet
 * @param eur what beginning costs anywhere
 * @param bySite where it may begin at all; empty where it may anywhere, at once
 */
public record Conditions(double idleMinutes, double eur, Optional<Map<String, Access>> bySite) {

  /** Nothing. */
  public static final Conditions NONE = new Conditions(0, 0, Optional.empty());

  /**
   * When a job may begin at a site at the earliest, and what that costs.
   *
   * @param eur for bringing there what it needs
   */
  public record Access(Instant from, double eur) {

    /** At any time, for nothing. */
    public static final Access AT_ONCE = new Access(Instant.MIN, 0);
  }

  public Conditions {
    bySite = bySite.map(Map::copyOf);
  }

  /** Empty where it may not begin at a site. */
  public Optional<Access> at(String siteId) {
    return bySite.isEmpty()
        ? Optional.of(Access.AT_ONCE)
        : Optional.ofNullable(bySite.get().get(siteId));
  }

  /** The same at no cost. */
  public Conditions free() {
    Map<String, Access> cheap = new HashMap<>();
    bySite.ifPresent(all -> all.forEach((site, it) -> cheap.put(site, new Access(it.from, 0))));
    return new Conditions(idleMinutes, 0, bySite.map(_ -> cheap));
  }
}
