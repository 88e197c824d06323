package eu.megawatt.telemetry.receive;

import java.util.Map;

/**
 * What a sender is told.
 *
 * @param status of HTTP
 * @param headers by name, to be sent as they are
 * @param text plain, for a person; empty with 204
 */
public record Answer(int status, Map<String, String> headers, String text) {

  /** All is well, and nothing more to say. */
  static final int STORED = 204;

  /** Something is wrong for good: not to be sent again. */
  static final int REFUSED = 400;

  /** A format that is not read here; a sender may know another. */
  static final int UNKNOWN_FORMAT = 415;

  /** Not now: to be sent again, all of it. */
  static final int LATER = 503;

  public Answer {
    headers = Map.copyOf(headers);
  }
}
