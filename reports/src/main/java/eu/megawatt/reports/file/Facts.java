package eu.megawatt.reports.file;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file says of itself, so that it can be made again. Two files of the same facts and rows
 * are the same to the byte: nothing else, no clock and no chance, is in them.
 *
 * @param title as a reader would call it
 * @param period what time it is about
 * @param filters what was left out or kept, by name
 * @param zone in which days and months begin; instants are in UTC all the same
 * @param generatedAt as it is to stand in the file, not when it was written
 * @param snapshot which state of the data the rows are of
 * @param currency ISO 4217, of all money that has no currency of its own
 * @param sources where the numbers are from, such as tariffs and meters, a sentence each
 */
public record Facts(
    String title,
    Optional<Period> period,
    SortedMap<String, String> filters,
    ZoneId zone,
    Instant generatedAt,
    String snapshot,
    Optional<String> currency,
    List<String> sources) {

  /**
   * A time that books are kept of.
   *
   * @param id as the ledger names it, such as {@code 2026-11}
   * @param to the first moment after it
   * @param ledgerSha256 of the ledger's lines, where the period is closed
   */
  public record Period(String id, Instant from, Instant to, Optional<String> ledgerSha256) {

    public Period {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(
            "Period (%s) is from %s to %s; it must end after it begins".formatted(id, from, to));
      }
    }
  }

  public Facts {
    filters = Collections.unmodifiableSortedMap(new TreeMap<>(filters));
    sources = List.copyOf(sources);
  }

  /** Facts without a period, filters, currency and sources, in UTC. */
  public static Facts of(String title, Instant generatedAt, String snapshot) {
    return new Facts(
        title,
        Optional.empty(),
        new TreeMap<>(),
        ZoneOffset.UTC,
        generatedAt,
        snapshot,
        Optional.empty(),
        List.of());
  }

  public Facts withPeriod(Period of) {
    return new Facts(
        title, Optional.of(of), filters, zone, generatedAt, snapshot, currency, sources);
  }

  public Facts withFilter(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(filters);
    more.put(name, value);
    return new Facts(title, period, more, zone, generatedAt, snapshot, currency, sources);
  }

  public Facts withZone(ZoneId in) {
    return new Facts(title, period, filters, in, generatedAt, snapshot, currency, sources);
  }

  public Facts withCurrency(String code) {
    return new Facts(
        title, period, filters, zone, generatedAt, snapshot, Optional.of(code), sources);
  }

  public Facts withSource(String source) {
    List<String> more = new ArrayList<>(sources);
    more.add(source);
    return new Facts(title, period, filters, zone, generatedAt, snapshot, currency, more);
  }
}
