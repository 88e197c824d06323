package eu.megawatt.service.record;

import eu.megawatt.telemetry.record.MinuteRow;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordBytes;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.RecordStore;
import eu.megawatt.telemetry.record.Subject;
import eu.megawatt.telemetry.record.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/**
 * Records in a database that {@code V3__energy_records.sql} and {@code
 * V4__allocations_and_energy_of_jobs.sql} have prepared, H2 or PostgreSQL. Thread-safe for one
 * writer and any number of readers.
 */
public final class RecordTables implements RecordStore {

  private final Jdbi jdbi;
  private final Subjects subjects;
  private final JobRows jobs;

  public RecordTables(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.subjects = new Subjects(jdbi);
    this.jobs = new JobRows(jdbi);
  }

  @Override
  public void writeMinutes(Collection<MinuteRow> rows) {
    Map<Long, byte[]> contents = new TreeMap<>();
    for (MinuteRow row : rows) {
      int node = subjects.number(node(row.nodeId()));
      contents.put(BlockKey.of(row.startMillis() / MinuteRow.MILLIS, node), RecordBytes.of(row));
    }
    jdbi.useTransaction(handle -> RecordTable.MINUTES.write(handle, contents));
  }

  @Override
  public void writeQuarters(Collection<QuarterRecord> records) {
    Map<RecordTable, Map<Long, byte[]>> contents = new EnumMap<>(RecordTable.class);
    Set<Long> days = new TreeSet<>();
    for (QuarterRecord record : records) {
      long quarter = record.startMillis() / QuarterRecord.MILLIS;
      int number = number(record.subject());
      long key =
          switch (record.subject().scope()) {
            case NODE -> BlockKey.of(quarter, number);
            case DOMAIN, SITE, JOB -> sumKey(number, quarter);
          };
      contents
          .computeIfAbsent(table(record.subject().scope()), _ -> new TreeMap<>())
          .put(key, RecordBytes.of(record));
      if (record.subject().scope() == RecordScope.JOB) {
        days.add(JobRows.dayKey(quarter, number));
      }
    }
    jdbi.useTransaction(
        handle -> {
          contents.forEach((table, rows) -> table.write(handle, rows));
          JobRows.note(handle, days);
        });
  }

  private int number(Subject subject) {
    return subject.scope() == RecordScope.JOB
        ? jobs.number(subject.id())
        : subjects.number(subject);
  }

  private static RecordTable table(RecordScope scope) {
    return switch (scope) {
      case NODE -> RecordTable.NODES;
      case DOMAIN, SITE -> RecordTable.SUMS;
      case JOB -> RecordTable.JOBS;
    };
  }

  @Override
  public List<QuarterRecord> nodesOf(long startMillis) {
    long quarter = startMillis / QuarterRecord.MILLIS;
    List<QuarterRecord> records = new ArrayList<>();
    RecordTable.NODES
        .ofTime(jdbi, quarter)
        .forEach(
            (key, row) ->
                records.add(
                    RecordBytes.quarter(
                        subjects.subject(BlockKey.number(key)), startMillis, row.content())));
    records.removeIf(QuarterRecord::isVacated);
    return records;
  }

  @Override
  public List<Versioned<QuarterRecord>> quarters(Subject subject, long fromMillis, long toMillis) {
    OptionalInt found = find(subject);
    if (found.isEmpty()) {
      return List.of();
    }
    int number = found.getAsInt();
    boolean isNode = subject.scope() == RecordScope.NODE;
    long first = Math.ceilDiv(fromMillis, QuarterRecord.MILLIS);
    long last = Math.ceilDiv(toMillis, QuarterRecord.MILLIS);
    NavigableMap<Long, Versioned<byte[]>> rows =
        isNode
            ? RecordTable.NODES.find(jdbi, keys(first, last, number))
            : table(subject.scope()).range(jdbi, sumKey(number, first), sumKey(number, last));
    List<Versioned<QuarterRecord>> records = new ArrayList<>(rows.size());
    rows.forEach(
        (key, row) -> {
          long quarter = isNode ? BlockKey.time(key) : key.intValue();
          records.add(
              new Versioned<>(
                  RecordBytes.quarter(subject, quarter * QuarterRecord.MILLIS, row.content()),
                  row.version()));
        });
    records.removeIf(record -> record.content().isVacated());
    return records;
  }

  private OptionalInt find(Subject subject) {
    if (subject.scope() == RecordScope.JOB) {
      return jobs.find(subject.id());
    }
    Optional<Integer> number = subjects.find(subject);
    return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
  }

  /**
   * Jobs that may have records of quarter-hours that begin in [fromMillis, toMillis), by number:
   * all that have, and maybe some that have records of the same days only.
   */
  public List<RecordedJob> jobs(long fromMillis, long toMillis, JobFilter filter, int limit) {
    return jobs.between(
        Math.ceilDiv(fromMillis, QuarterRecord.MILLIS),
        Math.ceilDiv(toMillis, QuarterRecord.MILLIS),
        filter,
        limit);
  }

  @Override
  public List<Versioned<MinuteRow>> minutes(String nodeId, long fromMillis, long toMillis) {
    Optional<Integer> number = subjects.find(node(nodeId));
    if (number.isEmpty()) {
      return List.of();
    }
    long first = Math.ceilDiv(fromMillis, MinuteRow.MILLIS);
    long last = Math.ceilDiv(toMillis, MinuteRow.MILLIS);
    List<Versioned<MinuteRow>> minutes = new ArrayList<>();
    RecordTable.MINUTES
        .find(jdbi, keys(first, last, number.get()))
        .forEach(
            (key, row) ->
                minutes.add(
                    new Versioned<>(
                        RecordBytes.minute(
                            nodeId, BlockKey.time(key) * MinuteRow.MILLIS, row.content()),
                        row.version())));
    minutes.removeIf(row -> row.content().isVacated());
    return minutes;
  }

  /** Deletes minutes before the block of an instant, up to so many, and says how many it were. */
  public int forgetMinutes(long beforeMillis, int most) {
    return RecordTable.MINUTES.delete(
        jdbi, 0, BlockKey.blockOf(beforeMillis / MinuteRow.MILLIS), most);
  }

  /**
   * Deletes quarter-hours before the block of an instant, up to so many, and says how many it were.
   */
  public int forgetQuarters(long beforeMillis, int most) {
    long quarter = beforeMillis / QuarterRecord.MILLIS;
    int gone = RecordTable.NODES.delete(jdbi, 0, BlockKey.blockOf(quarter), most);
    for (int number : subjects.sums()) {
      if (gone == most) {
        return gone;
      }
      gone +=
          RecordTable.SUMS.delete(jdbi, sumKey(number, 0), sumKey(number, quarter), most - gone);
    }
    return gone < most ? gone + jobs.forget(quarter, most - gone) : gone;
  }

  /** The domain, site or job first, so that one curve lies in one place. */
  static long sumKey(int number, long quarter) {
    return ((long) number << Integer.SIZE) | quarter;
  }

  private static Subject node(String id) {
    return new Subject(RecordScope.NODE, id);
  }

  private static List<Long> keys(long first, long last, int number) {
    return LongStream.range(first, last).mapToObj(time -> BlockKey.of(time, number)).toList();
  }
}
