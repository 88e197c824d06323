package eu.megawatt.service.webhook;

import java.net.URI;
import java.util.List;

/**
 * What a subscription is to be; its address has been checked.
 *
 * @param eventTypes empty for all
 * @param description empty for none
 */
public record SubscriptionDraft(
    URI url, List<EventType> eventTypes, String description, boolean enabled) {

  public SubscriptionDraft {
    eventTypes = List.copyOf(eventTypes);
  }
}
