package eu.megawatt.service.webhook;

import eu.megawatt.service.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The secrets of a subscription, the newest first. Those before it sign too until their time is
 * over, so that a receiver can change from one to the next.
 */
record Secrets(List<Held> held) {

  /** How long a secret goes on signing after another has come. */
  static final Duration OVERLAP = Duration.ofHours(24);

  private static final int MOST = 4;

  /**
   * A secret and when it ends.
   *
   * @param untilMillis since 1970; the largest number for the one that has not been replaced
   */
  record Held(String secret, long untilMillis) {

    private boolean holds(Instant now) {
      return untilMillis > now.toEpochMilli();
    }

    @Override
    public String toString() {
      return "until " + untilMillis;
    }
  }

  Secrets {
    held = List.copyOf(held);
  }

  static Secrets of(SigningSecret first) {
    return new Secrets(List.of(new Held(first.text(), Long.MAX_VALUE)));
  }

  static Secrets read(String json) {
    return new Secrets(List.of(Json.read(json, Held[].class)));
  }

  String json() {
    return Json.write(held);
  }

  /** With another one in front; of those whose time is not over the three newest stay. */
  Secrets rotated(SigningSecret next, Instant now) {
    long end = now.plus(OVERLAP).toEpochMilli();
    List<Held> all = new ArrayList<>(of(next).held);
    for (Held old : held) {
      if (old.holds(now) && all.size() < MOST) {
        all.add(new Held(old.secret(), Math.min(old.untilMillis(), end)));
      }
    }
    return new Secrets(all);
  }

  /** The header {@code webhook-signature}: a signature of each secret that holds. */
  String sign(String id, Instant now, byte[] body) {
    return held.stream()
        .filter(it -> it.holds(now))
        .map(it -> new SigningSecret(it.secret()).sign(id, now.getEpochSecond(), body))
        .collect(Collectors.joining(" "));
  }
}
