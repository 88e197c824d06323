package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The records of one quarter-hour as they change together: nodes, and what is made of them. Not
 * thread-safe.
 */
final class QuarterRun {

  private final long startMillis;
  private final Map<Subject, QuarterRecord> nodes = new HashMap<>();
  private final List<QuarterRecord> changed = new ArrayList<>();

  /** Every job that is or was in a changed record, with what it used of all nodes together. */
  private final Map<String, Used> jobs = new TreeMap<>();

  private List<QuarterRecord> sums = List.of();

  QuarterRun(long startMillis, Collection<QuarterRecord> known) {
    this.startMillis = startMillis;
    known.forEach(record -> nodes.put(record.subject(), record));
  }

  /** Takes the new record of a node of which something is known. */
  void put(QuarterRecord record) {
    QuarterRecord before = nodes.put(record.subject(), record);
    if (before != null) {
      addUsers(before);
    }
    addUsers(record);
    changed.add(record);
  }

  private void addUsers(QuarterRecord record) {
    record.users().forEach((job, used) -> jobs.putIfAbsent(job, nothing(used.kind())));
  }

  private static Used nothing(JobKind kind) {
    return new Used(kind, Share.NONE, Share.NONE, 0);
  }

  /** Makes the records of domains, sites and jobs. */
  void sumUp(Sums all, Function<Subject, OptionalLong> meterOf) {
    sums = all.of(startMillis, nodes.values(), meterOf);
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
    List<QuarterRecord> records = new ArrayList<>(changed);
    records.addAll(sums);
    records.addAll(jobs());
    return records;
  }
}
