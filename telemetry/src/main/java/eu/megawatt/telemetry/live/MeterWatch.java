package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.site.Measures;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Watches meters against the nodes behind them, a quarter-hour at a time: what both say at each
 * look is added up over the quarter and compared at its end. A domain's meter is compared with its
 * children's sum and declared share; that of a domain on the facility side has cooling in it, so
 * only nodes that exceed it disagree. Of partners, whose shares are assumed to be halves, only the
 * sum of both is compared. Not thread-safe.
 */
final class MeterWatch {

  private static final long QUARTER_MILLIS = 900_000;

  /** Looks that are further apart say nothing of the time between. */
  private static final long MOST_BETWEEN_LOOKS = 60_000;

  /** A quarter of which less was seen is not judged. */
  private static final long LEAST_SEEN = QUARTER_MILLIS * 8 / 10;

  private final LiveSettings settings;
  private final Map<String, Sum> sums = new HashMap<>();
  private final Map<String, Finding> lasting = new HashMap<>();
  private long quarter = -1;
  private long lastMillis;

  MeterWatch(LiveSettings settings) {
    this.settings = settings;
  }

  private record Pair(long meter, long nodes, boolean oneSided) {}

  /** Milliwatts times milliseconds may pass 64 bits in a quarter-hour of a large site. */
  private record Sum(BigInteger meter, BigInteger nodes, long millis, boolean oneSided) {
    static final Sum NONE = new Sum(BigInteger.ZERO, BigInteger.ZERO, 0, false);

    Sum plus(Pair pair, long between) {
      BigInteger time = BigInteger.valueOf(between);
      return new Sum(
          meter.add(BigInteger.valueOf(pair.meter()).multiply(time)),
          nodes.add(BigInteger.valueOf(pair.nodes()).multiply(time)),
          millis + between,
          pair.oneSided());
    }

    long meanMeter() {
      return meter.divide(BigInteger.valueOf(millis)).longValueExact();
    }

    long meanNodes() {
      return nodes.divide(BigInteger.valueOf(millis)).longValueExact();
    }
  }

  List<Finding> look(LiveView view) {
    long now = view.at().toEpochMilli();
    long nowQuarter = Math.floorDiv(now, QUARTER_MILLIS);
    if (nowQuarter != quarter) {
      judge();
      sums.clear();
      quarter = nowQuarter;
    } else if (now > lastMillis && now - lastMillis <= MOST_BETWEEN_LOOKS) {
      long between = now - lastMillis;
      pairs(view)
          .forEach(
              (id, pair) ->
                  sums.merge(
                      id, Sum.NONE.plus(pair, between), (sum, _) -> sum.plus(pair, between)));
    }
    lastMillis = now;
    lasting.keySet().removeIf(id -> view.domain(id).isEmpty());
    return List.copyOf(lasting.values());
  }

  private Map<String, Pair> pairs(LiveView view) {
    Map<String, LiveDomain> metered = new HashMap<>();
    for (LiveDomain domain : view.domains()) {
      if (domain.meter().isPresent() && domain.childSum().isPresent()) {
        metered.put(domain.domain().id(), domain);
      }
    }
    Map<String, Pair> pairs = new HashMap<>();
    for (LiveDomain domain : metered.values()) {
      String id = domain.domain().id();
      String partner = domain.domain().partner().orElse("");
      if (partner.isEmpty()) {
        pairs.put(id, pair(List.of(domain)));
      } else if (metered.containsKey(partner) && id.compareTo(partner) < 0) {
        pairs.put(id, pair(List.of(domain, metered.getOrDefault(partner, domain))));
      }
    }
    return pairs;
  }

  private static Pair pair(List<LiveDomain> together) {
    long meter = 0;
    long nodes = 0;
    boolean facility = false;
    for (LiveDomain domain : together) {
      boolean cooled = domain.domain().measures() == Measures.FACILITY;
      long sum = cooled ? domain.itMilliwatts() : domain.childSum().orElse(0);
      meter += domain.meter().orElse(0);
      nodes += cooled ? sum : sum + (long) Math.ceil(sum * domain.domain().unmeteredRatio());
      facility |= cooled;
    }
    return new Pair(meter, nodes, facility);
  }

  private void judge() {
    sums.forEach(
        (id, sum) -> {
          if (sum.millis() >= LEAST_SEEN) {
            double allowed =
                lasting.containsKey(id)
                    ? settings.disagreementClearRatio()
                    : settings.disagreementRatio();
            if (differs(sum, allowed)) {
              lasting.put(id, finding(id, sum));
            } else {
              lasting.remove(id);
            }
          }
        });
  }

  private static boolean differs(Sum sum, double allowed) {
    long meter = sum.meanMeter();
    long above = sum.meanNodes() - meter;
    long difference = sum.oneSided() ? above : Math.abs(above);
    return difference > allowed * Math.abs(meter);
  }

  private static Finding finding(String domain, Sum sum) {
    long meter = sum.meanMeter();
    long nodes = sum.meanNodes();
    return new Finding(
        AttentionKind.METER_DISAGREES,
        new Subject("domain", domain),
        String.format(
            Locale.ROOT,
            "the meter of %s said %s over a quarter-hour, its nodes and declared losses %s",
            domain,
            LimitWatch.megawatts(meter),
            LimitWatch.megawatts(nodes)),
        OptionalLong.of(nodes),
        OptionalLong.of(meter));
  }
}
