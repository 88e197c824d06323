package eu.megawatt.service.kueue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;

/**
 * What goes wrong: logged when it begins, when it changes and when it is over, not each time it is
 * met. Thread-safe.
 */
final class Troubles {

  private static final Logger LOG = Logger.getLogger(Troubles.class.getName());

  /** Beyond, troubles are counted and not logged. */
  private static final int MOST = 1_000;

  private final Map<String, String> open = new ConcurrentHashMap<>();
  private final LongAdder met = new LongAdder();

  /**
   * Something is wrong.
   *
   * @param subject with what
   */
  void say(String subject, String message) {
    met.increment();
    if (open.size() >= MOST && !open.containsKey(subject)) {
      return;
    }
    if (!message.equals(open.put(subject, message))) {
      LOG.warning(() -> "%s: %s".formatted(subject, message));
    }
  }

  /** Nothing is wrong with it any more. */
  void over(String subject) {
    if (open.remove(subject) != null) {
      LOG.warning(() -> "%s: all is well again".formatted(subject));
    }
  }

  /** It is no more, so that nothing need be said of it. */
  void forget(String subject) {
    open.remove(subject);
  }

  int openCount() {
    return open.size();
  }

  long metCount() {
    return met.sum();
  }
}
