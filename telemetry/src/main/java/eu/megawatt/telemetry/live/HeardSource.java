package eu.megawatt.telemetry.live;

import java.util.OptionalLong;

/**
 * Somebody from whom readings come, as the attention list looks at him.
 *
 * @param kind {@code source} where it is configured, {@code sender} where it is not
 * @param id of the source, or as the sender calls himself
 * @param clockOffsetMillis how far its clock seems to be behind ours; empty where nobody can say,
 *     or where its samples are kept elsewhere first and so are rightly old
 * @param trouble what its lasting trouble is, for people; empty where nothing is the matter
 */
public record HeardSource(
    String kind, String id, State state, OptionalLong clockOffsetMillis, String trouble) {

  /** Whether it is heard. */
  public enum State {
    /** Samples come in, or nobody expects any. */
    HEARD,
    /** None has come for too long. */
    SILENT,
    /** It was asked and gives no answer that can be used. */
    FAILING
  }
}
