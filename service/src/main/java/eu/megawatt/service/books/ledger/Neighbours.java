package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.booking.Missing;
import eu.megawatt.reports.booking.Need;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times that follow on each other and lack the same, as one. */
final class Neighbours {

  private static final int MOST = 1_000;

  private Neighbours() {}

  private record Lacked(Need need, String subject) {}

  /** A thousand at most, in order of time. */
  static List<Missing> joined(List<Missing> inOrder) {
    Map<Lacked, Missing> open = new LinkedHashMap<>();
    List<Missing> joined = new ArrayList<>();
    for (Missing it : inOrder) {
      Lacked lacked = new Lacked(it.need(), it.subject());
      Missing before = open.getOrDefault(lacked, it);
      if (it.from().isAfter(before.to())) {
        joined.add(before);
        before = it;
      }
      open.put(lacked, new Missing(it.need(), it.subject(), before.from(), it.to()));
    }
    joined.addAll(open.values());
    return joined.stream().sorted(Comparator.comparing(Missing::from)).limit(MOST).toList();
  }
}
