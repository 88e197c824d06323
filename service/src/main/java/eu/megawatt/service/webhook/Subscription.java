package eu.megawatt.service.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who wants to be told of what.
 *
 * @param sequence its place in lists
 * @param tenant of whose jobs alone it is told; empty for everything
 * @param version rises with every change
 * @param eventTypes empty for all
 * @param description empty where nothing was said
 * @param disabled why nothing is sent to it; empty while it is enabled
 */
public record Subscription(
    long sequence,
    String id,
    Optional<String> tenant,
    long version,
    URI url,
    List<EventType> eventTypes,
    String description,
    Optional<String> disabled,
    Instant createdAt,
    Instant changedAt) {

  public Subscription {
    eventTypes = List.copyOf(eventTypes);
  }

  /** Whether events of a type may be sent to it. */
  boolean takes(EventType type) {
    return disabled.isEmpty() && (eventTypes.isEmpty() || eventTypes.contains(type));
  }

  /**
   * Whether an event of a type is sent to it.
   *
   * @param whose tenant's it is; empty where it is everybody's
   */
  boolean takes(EventType type, Optional<String> whose) {
    return takes(type) && (tenant.isEmpty() || tenant.equals(whose));
  }
}
