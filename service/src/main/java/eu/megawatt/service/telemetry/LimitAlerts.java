package eu.megawatt.service.telemetry;

import eu.megawatt.service.webhook.EventType;
import eu.megawatt.service.webhook.Outbox;
import eu.megawatt.service.webhook.WebhookEvent;
import eu.megawatt.telemetry.live.AttentionKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells subscribers when a power domain draws more than it may, once, and when that is over. After
 * a restart it is told again of those that still do. Used by one thread.
 */
public final class LimitAlerts {

  private static final String HREF = "/api/v1/fleet/summary";

  private final Jdbi jdbi;
  private final Outbox outbox;
  private Map<String, FleetSummary.AttentionItem> told = Map.of();

  public LimitAlerts(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  /** Tells what is new in a look at the fleet; what cannot be written is told with the next. */
  public void see(FleetSummary summary) {
    Map<String, FleetSummary.AttentionItem> passed = passed(summary);
    if (!passed.keySet().equals(told.keySet())) {
      jdbi.useTransaction(handle -> tell(handle, passed, summary.at()));
      told = passed;
    }
  }

  private static Map<String, FleetSummary.AttentionItem> passed(FleetSummary summary) {
    Map<String, FleetSummary.AttentionItem> passed = new HashMap<>();
    for (FleetSummary.AttentionItem item : summary.attention()) {
      if (item.kind().equals(AttentionKind.LIMIT_PASSED.word())) {
        passed.put(item.subject().id(), item);
      }
    }
    return passed;
  }

  private void tell(Handle handle, Map<String, FleetSummary.AttentionItem> passed, Instant at) {
    passed.forEach(
        (domain, item) -> {
          if (!told.containsKey(domain)) {
            outbox.add(handle, breached(domain, item), at);
          }
        });
    told.keySet().stream()
        .filter(it -> !passed.containsKey(it))
        .forEach(it -> outbox.add(handle, event(EventType.LIMIT_CLEARED, it), at));
  }

  private static WebhookEvent breached(String domain, FleetSummary.AttentionItem item) {
    WebhookEvent event =
        event(EventType.LIMIT_BREACHED, domain).with("sinceAt", item.since().toString());
    WebhookEvent drawn = item.valueW().map(it -> event.with("valueW", it)).orElse(event);
    return item.limitW().map(it -> drawn.with("limitW", it)).orElse(drawn);
  }

  private static WebhookEvent event(EventType type, String domain) {
    return WebhookEvent.of(type, "power-domains/" + domain, HREF);
  }
}
