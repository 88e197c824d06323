package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records of one quarter-hour as they change together: nodes, and what is made of them. Not
 * thread-safe.
 */
final class QuarterRun {

  private final long startMillis;
  private final Map<Subject, QuarterRecord> nodes = new HashMap<>();
  private final Map<Subject, QuarterRecord> changed = new HashMap<>();

  /** Every job that is or was in a changed record, with what it used of all nodes together. */
  private final Map<String, Used> jobs = new TreeMap<>();

  private List<QuarterRecord> sums = List.of();

  QuarterRun(long startMillis, Collection<QuarterRecord> known) {
    this.startMillis = startMillis;
    known.forEach(record -> nodes.put(record.subject(), record));
  }

  /** Whether there is a record of a node. */
  boolean has(String node) {
    return nodes.containsKey(nodeOf(node));
  }

  /** Whether a node had energy in the record that was there before. */
  boolean wasCovered(String node) {
    QuarterRecord before = nodes.get(nodeOf(node));
    return before != null && before.isCovered();
  }

  private static Subject nodeOf(String id) {
    return new Subject(RecordScope.NODE, id);
  }

  /** Whether the energy of any node is known. */
  boolean isCovered() {
    return nodes.values().stream().anyMatch(QuarterRecord::isCovered);
  }

  /** Whether there is a record of any node. */
  boolean isEmpty() {
    return nodes.isEmpty();
  }

  /** Takes the new record of a node. */
  void put(QuarterRecord record) {
    QuarterRecord before = nodes.put(record.subject(), record);
    if (before != null) {
      addUsers(before);
    }
    addUsers(record);
    changed.put(record.subject(), record);
  }

  private void addUsers(QuarterRecord record) {
    record.users().forEach((job, used) -> jobs.putIfAbsent(job, nothing(used.kind())));
  }

  private static Used nothing(JobKind kind) {
    return new Used(kind, Share.NONE, Share.NONE, 0);
  }

  /** Nothing is known of the quarter-hour any more: what was there is vacated. */
  void vacate(Sums all) {
    for (Subject node : List.copyOf(nodes.keySet())) {
      put(QuarterRecord.vacated(node, startMillis));
    }
    sumUp(all, Map.of());
  }

  /** Makes the records of domains, sites and jobs. */
  void sumUp(Sums all, Map<Subject, Long> meters) {
    sums = all.of(startMillis, nodes.values(), meters);
    for (QuarterRecord node : nodes.values()) {
      node.users().forEach((job, used) -> jobs.computeIfPresent(job, (_, sum) -> sum(sum, used)));
    }
  }

  /** What is nothing has no say in the kind. */
  private static Used sum(Used sum, Used more) {
    return sum.isNothing() ? more : sum.plus(more);
  }

  Collection<QuarterRecord> sums() {
    return sums;
  }

  /** One record a job; vacated where it has nothing any more. */
  List<QuarterRecord> jobs() {
    return jobs.entrySet().stream()
        .map(job -> QuarterRecord.ofJob(job.getKey(), startMillis, job.getValue()))
        .toList();
  }

  /** All that changed, or may have. */
  List<QuarterRecord> records() {
    List<QuarterRecord> records = new ArrayList<>(changed.values());
    records.addAll(sums);
    records.addAll(jobs());
    return records;
  }
}
