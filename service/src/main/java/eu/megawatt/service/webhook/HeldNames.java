package eu.megawatt.service.webhook;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names whose addresses have been looked up for a request that is being made: whoever looks one up
 * meanwhile, such as the HTTP client, gets the same addresses, so that nobody can answer us with
 * one and the client with another. For the whole process. Thread-safe.
 */
final class HeldNames {

  private static final Map<String, Entry> HELD = new HashMap<>();

  private HeldNames() {}

  /** The addresses of a name, and how many requests hold it. */
  private record Entry(List<InetAddress> addresses, int count) {}

  /**
   * A name that is held until this is closed.
   *
   * @param addresses those that are given for it: of the first who holds it
   */
  record Hold(String name, List<InetAddress> addresses) implements AutoCloseable {

    @Override
    public void close() {
      release(name);
    }
  }

  /** Holds a name at its addresses. */
  static Hold hold(String host, List<InetAddress> addresses) {
    String name = key(host);
    synchronized (HELD) {
      Entry old = HELD.getOrDefault(name, new Entry(List.copyOf(addresses), 0));
      HELD.put(name, new Entry(old.addresses(), old.count() + 1));
      return new Hold(name, old.addresses());
    }
  }

  private static void release(String name) {
    synchronized (HELD) {
      Entry entry = HELD.remove(name);
      if (entry != null && entry.count() > 1) {
        HELD.put(name, new Entry(entry.addresses(), entry.count() - 1));
      }
    }
  }

  /** The addresses of a name that is held. */
  static Optional<List<InetAddress>> addresses(String host) {
    synchronized (HELD) {
      return Optional.ofNullable(HELD.get(key(host))).map(Entry::addresses);
    }
  }

  private static String key(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}
