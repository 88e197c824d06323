package eu.megawatt.reports.booking;

import eu.megawatt.reports.ledger.Quarter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is missing, quarter-hour by quarter-hour; neighbours become one. */
final class Omissions {

  /** How many are told one by one. */
  static final int LISTED = 1_000;

  private record Of(Need need, String subject) {}

  private final Map<Of, Missing> open = new LinkedHashMap<>();
  private final List<Missing> closed = new ArrayList<>();
  private int more;

  void add(Need need, String subject, Quarter quarter) {
    add(new Missing(need, subject, quarter.from(), quarter.to()));
  }

  void add(Missing missing) {
    Of of = new Of(missing.need(), missing.subject());
    Missing before = open.get(of);
    if (before == null && open.size() + closed.size() >= LISTED) {
      more++;
    } else if (before == null || before.to().equals(missing.from())) {
      Instant from = before == null ? missing.from() : before.from();
      open.put(of, new Missing(of.need(), of.subject(), from, missing.to()));
    } else if (open.size() + closed.size() >= LISTED) {
      more++;
    } else {
      closed.add(before);
      open.put(of, missing);
    }
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  Booking.Incomplete incomplete() {
    List<Missing> all = new ArrayList<>(closed);
    all.addAll(open.values());
    return new Booking.Incomplete(all, more);
  }
}
