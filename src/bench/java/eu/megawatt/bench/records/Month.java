package eu.megawatt.bench.records;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import eu.megawatt.telemetry.simulate.RowsOfNodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What a fleet used in some days, by quarter-hour: nodes of eight GPUs at work most of the time,
 * mostly known by counter. The same for the same days and nodes, every time.
 */
final class Month {

  static final long QUARTERS_PER_DAY = 96;

  /** 2026-11-01T00:00Z, in quarter-hours since 1970. */
  static final long FIRST_QUARTER = 1_793_491_200_000L / QuarterRecord.MILLIS;

  private static final List<String> CLASSES =
      Arrays.stream(JobKind.values()).map(JobKind::word).toList();

  private static final long GPUS = 8;
  private static final long MILLIWATTS_OF_A_GPU = 520_000;
  private static final long MILLIWATTS_OF_THE_REST = 2_100_000;
  private static final long MILLIS_PER_SECOND = 1_000;

  private final int days;
  private final List<String> nodes;
  private final List<Subject> sums = new ArrayList<>();

  Month(int days, int nodes) {
    this.days = days;
    Inventory fleet = RowsOfNodes.of(nodes);
    this.nodes = List.copyOf(fleet.nodes().keySet());
    fleet.domains().keySet().forEach(id -> sums.add(new Subject(RecordScope.DOMAIN, id)));
    fleet.sites().keySet().forEach(id -> sums.add(new Subject(RecordScope.SITE, id)));
  }

  List<String> nodes() {
    return nodes;
  }

  /** Domains and sites. */
  List<Subject> sums() {
    return sums;
  }

  Subject site() {
    return sums.getLast();
  }

  /** Quarter-hours. */
  long quarters() {
    return days * QUARTERS_PER_DAY;
  }

  long fromMillis() {
    return FIRST_QUARTER * QuarterRecord.MILLIS;
  }

  long toMillis() {
    return (FIRST_QUARTER + quarters()) * QuarterRecord.MILLIS;
  }

  /** What a node, by its place in the list, used in a quarter-hour since 1970. */
  QuarterRecord ofNode(int node, long quarter) {
    return record(
        new Subject(RecordScope.NODE, nodes.get(node)),
        quarter,
        1,
        node * 1_000_003L + quarter,
        List.of("job-%06d".formatted(quarter / 96 * 1_000 + node / 16)),
        OptionalLong.empty());
  }

  /** What a domain or site, by its place in the list, used in a quarter-hour since 1970. */
  QuarterRecord ofSum(int sum, long quarter) {
    long seed = -1 - sum * 1_000_003L - quarter;
    long parts = sum == 0 || sum == sums.size() - 1 ? nodes.size() : 200;
    long whole =
        parts
            * (GPUS * MILLIWATTS_OF_A_GPU + MILLIWATTS_OF_THE_REST)
            * QuarterRecord.MILLIS
            / MILLIS_PER_SECOND;
    return record(sums.get(sum), quarter, parts, seed, CLASSES, OptionalLong.of(whole));
  }

  private static QuarterRecord record(
      Subject subject,
      long quarter,
      long nodes,
      long seed,
      List<String> users,
      OptionalLong meter) {
    SplittableRandom random = new SplittableRandom(seed);
    long millis = nodes * GPUS * QuarterRecord.MILLIS;
    long spread = random.nextLong(MILLIWATTS_OF_A_GPU / 2);
    long gpus = (MILLIWATTS_OF_A_GPU - spread) * (millis / MILLIS_PER_SECOND) + random.nextInt(900);
    long rest =
        (MILLIWATTS_OF_THE_REST - spread) * (nodes * QuarterRecord.MILLIS / MILLIS_PER_SECOND)
            + random.nextInt(900);
    boolean hasGap = random.nextInt(20) == 0;
    long estimated = hasGap ? gpus / 60 : 0;
    long estimatedMillis = hasGap ? millis / 60 : 0;
    Share ofGpus =
        new Share(gpus - estimated, 0, estimated, millis - estimatedMillis, 0, estimatedMillis);
    Share ofRest = new Share(0, 0, rest, 0, 0, nodes * QuarterRecord.MILLIS);
    long expected = millis + nodes * QuarterRecord.MILLIS;
    return QuarterRecord.of(
        subject,
        quarter * QuarterRecord.MILLIS,
        ofGpus,
        ofRest,
        expected,
        shares(users, ofGpus, ofRest, expected),
        meter);
  }

  /** Each has an equal part, and so has what nobody has. */
  private static Map<String, Used> shares(
      List<String> users, Share gpus, Share rest, long expectedMillis) {
    int parts = users.size() + 1;
    Map<String, Used> shares = new TreeMap<>();
    for (int user = 0; user < users.size(); user++) {
      shares.put(
          users.get(user),
          new Used(
              JobKind.TRAINING,
              gpus.part(parts, user),
              rest.part(parts, user),
              expectedMillis / parts));
    }
    return shares;
  }
}
