package eu.megawatt.telemetry.receive;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The counts of all senders, up to a bound; the ones past it share a line. Thread-safe. */
final class Senders {

  /** The line of those past the bound. */
  static final String OTHERS = "(others)";

  private final int most;
  private final ConcurrentHashMap<String, SenderCounts> counts = new ConcurrentHashMap<>();

  Senders(int most) {
    this.most = most;
  }

  SenderCounts of(String sender) {
    SenderCounts known = counts.get(sender);
    return known != null ? known : add(sender);
  }

  private synchronized SenderCounts add(String sender) {
    String line = counts.size() < most ? sender : OTHERS;
    return counts.computeIfAbsent(line, SenderCounts::new);
  }

  /** By sender. */
  List<SenderStatus> snapshot() {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().snapshot())
        .toList();
  }
}
