package eu.megawatt.service.telemetry;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.sse.EventRing;
import eu.megawatt.service.sse.StreamedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stream of the fleet: {@code power} when something changed, {@code attention} when the list
 * did. Of the domains an event carries those that changed by more than a hundredth, or at all if
 * the last word on them is 15 s old, and a bounded number: the others follow with the next one.
 * Written by one thread, read by many.
 */
public final class FleetEvents {

  /** Less is not worth an event of its own. */
  private static final double WORTH_SAYING = 0.01;

  private static final long REPEATED_AFTER_SECONDS = 15;
  private static final int MOST_DOMAINS = 200;

  private final EventRing ring = new EventRing();
  private final Map<String, Sent> sent = new HashMap<>();
  private List<SitePower> sites = List.of();
  private List<FleetSummary.AttentionItem> attention = List.of();
  private volatile FleetSummary newest;

  FleetEvents(FleetSummary first) {
    newest = first;
  }

  private record Sent(DomainPower domain, Instant at) {}

  /** A site in an event. */
  public record SitePower(
      String siteId,
      Optional<Long> itPowerW,
      Optional<Long> facilityPowerW,
      Optional<Long> headroomW,
      String state) {

    static SitePower of(FleetSummary.SiteSummary site) {
      return new SitePower(
          site.siteId(), site.itPowerW(), site.facilityPowerW(), site.headroomW(), site.state());
    }
  }

  /** What changed since the last event. */
  public record PowerChange(Instant at, List<SitePower> sites, List<DomainPower> domains) {}

  /** The list as it is now. */
  public record AttentionChange(Instant at, List<FleetSummary.AttentionItem> attention) {}

  /** Tells readers what changed. */
  void publish(FleetSummary summary, List<DomainPower> domains) {
    newest = summary;
    List<SitePower> now = summary.sites().stream().map(SitePower::of).toList();
    List<DomainPower> changed = changed(domains, summary.at());
    if (!now.equals(sites) || !changed.isEmpty()) {
      sites = now;
      ring.append("power", Json.write(new PowerChange(summary.at(), now, changed)));
    }
    if (!summary.attention().equals(attention)) {
      attention = summary.attention();
      ring.append("attention", Json.write(new AttentionChange(summary.at(), attention)));
    }
  }

  private List<DomainPower> changed(List<DomainPower> domains, Instant now) {
    List<DomainPower> changed = new ArrayList<>();
    for (DomainPower domain : domains) {
      Optional<Sent> before = Optional.ofNullable(sent.get(domain.id()));
      boolean worth =
          before
              .map(
                  it ->
                      domain.differsBy(WORTH_SAYING, it.domain())
                          || (it.at().plusSeconds(REPEATED_AFTER_SECONDS).isBefore(now)
                              && domain.differsBy(0, it.domain())))
              .orElse(true);
      if (worth && changed.size() < MOST_DOMAINS) {
        changed.add(domain);
        sent.put(domain.id(), new Sent(domain, now));
      }
    }
    if (sent.size() > domains.size()) {
      sent.keySet().retainAll(domains.stream().map(DomainPower::id).toList());
    }
    return changed;
  }

  /** Nothing follows. */
  void close() {
    ring.close();
  }

  public EventRing ring() {
    return ring;
  }

  /** Where things stand, for a reader that begins. */
  public StreamedEvent snapshot() {
    long id = ring.newest();
    return new StreamedEvent(id, "snapshot", Json.write(newest));
  }
}
