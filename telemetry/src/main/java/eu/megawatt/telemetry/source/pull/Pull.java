package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import java.time.Instant;
import java.util.function.Predicate;

/** One address of a source and how it is asked. Used by one thread at a time. */
public interface Pull {

  /** The address, for people. */
  String address();

  /**
   * Asks once.
   *
   * @param wanted names of metrics; others may be left out
   */
  void ask(Instant now, Predicate<String> wanted, ReadingSink sink)
      throws PullException, UnreadableException, InterruptedException;
}
