package eu.megawatt.service.webhook;

import java.time.Duration;
import java.util.List;

/**
 * How webhooks are sent.
 *
 * @param allowed receivers that may be at addresses that are refused otherwise
 * @param pauses how long to wait after the first failed attempt, the second, ...; after the last of
 *     them fails too, a delivery is dead
 * @param timeout how long one attempt may take
 */
public record WebhookSettings(
    List<AllowedTarget> allowed, List<Duration> pauses, Duration timeout) {

  private static final List<Duration> USUAL_PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(24));

  /** To public addresses only, tried again for a little more than a day. */
  public static final WebhookSettings USUAL =
      new WebhookSettings(List.of(), USUAL_PAUSES, Duration.ofSeconds(10));

  public WebhookSettings {
    allowed = List.copyOf(allowed);
    pauses = List.copyOf(pauses);
  }

  /** As usual, but for these receivers. */
  public static WebhookSettings allowing(List<AllowedTarget> allowed) {
    return new WebhookSettings(allowed, USUAL.pauses(), USUAL.timeout());
  }
}
