package eu.megawatt.service.record;

import eu.megawatt.telemetry.record.MinuteRow;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordBlock;
import eu.megawatt.telemetry.record.RecordBytes;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.RecordStore;
import eu.megawatt.telemetry.record.Subject;
import eu.megawatt.telemetry.record.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/**
 * Records in a database that {@code V3__energy_records.sql}, {@code
 * V4__allocations_and_energy_of_jobs.sql}, {@code V5__records_in_blocks.sql} and {@code
 * V28__ledger.sql} have prepared, H2 or PostgreSQL. Thread-safe; one writes at a time.
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
  public synchronized void writeMinutes(Collection<MinuteRow> rows) {
    NavigableMap<Long, Map<Integer, byte[]>> contents = new TreeMap<>();
    for (MinuteRow row : rows) {
      long minute = row.startMillis() / MinuteRow.MILLIS;
      put(
          contents,
          BlockTable.MINUTES,
          minute,
          BlockKey.byTime(BlockTable.MINUTES.block(minute), subjects.number(node(row.nodeId()))),
          RecordBytes.of(row));
    }
    jdbi.useTransaction(handle -> BlockTable.MINUTES.write(handle, contents));
  }

  @Override
  public synchronized void writeQuarters(Collection<QuarterRecord> records) {
    Map<BlockTable, NavigableMap<Long, Map<Integer, byte[]>>> contents =
        new EnumMap<>(BlockTable.class);
    Set<Long> days = new TreeSet<>();
    Set<Long> touched = new TreeSet<>();
    for (QuarterRecord record : records) {
      RecordScope scope = record.subject().scope();
      BlockTable table = table(scope);
      long quarter = record.startMillis() / QuarterRecord.MILLIS;
      int number = number(record.subject());
      touched.add(quarter);
      put(
          contents.computeIfAbsent(table, _ -> new TreeMap<>()),
          table,
          quarter,
          key(scope, number, table.block(quarter)),
          RecordBytes.of(record));
      if (scope == RecordScope.JOB) {
        days.add(JobRows.dayKey(quarter, number));
      }
    }
    jdbi.useTransaction(
        handle -> {
          contents.forEach((table, rows) -> table.write(handle, rows));
          JobRows.note(handle, days);
          QuarterTouches.note(handle, touched);
        });
  }

  private static void put(
      Map<Long, Map<Integer, byte[]>> contents,
      BlockTable table,
      long time,
      long key,
      byte[] content) {
    contents.computeIfAbsent(key, _ -> new TreeMap<>()).put(table.place(time), content);
  }

  private static long key(RecordScope scope, int number, long block) {
    return switch (scope) {
      case NODE -> BlockKey.byTime(block, number);
      case DOMAIN, SITE, JOB -> BlockKey.bySubject(number, block);
    };
  }

  private int number(Subject subject) {
    return subject.scope() == RecordScope.JOB
        ? jobs.number(subject.id())
        : subjects.number(subject);
  }

  private static BlockTable table(RecordScope scope) {
    return switch (scope) {
      case NODE -> BlockTable.NODES;
      case DOMAIN, SITE -> BlockTable.SUMS;
      case JOB -> BlockTable.JOBS;
    };
  }

  @Override
  public List<QuarterRecord> nodesOf(long startMillis) {
    long quarter = startMillis / QuarterRecord.MILLIS;
    long block = BlockTable.NODES.block(quarter);
    int place = BlockTable.NODES.place(quarter);
    List<QuarterRecord> records = new ArrayList<>();
    BlockTable.NODES
        .range(jdbi, BlockKey.byTime(block, 0), BlockKey.byTime(block + 1, 0))
        .forEach(
            (key, bytes) ->
                RecordBlock.at(bytes, place)
                    .ifPresent(
                        it ->
                            records.add(
                                RecordBytes.quarter(
                                    subjects.subject(key.intValue()), startMillis, it.content()))));
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
    RecordScope scope = subject.scope();
    BlockTable table = table(scope);
    long first = Math.ceilDiv(fromMillis, QuarterRecord.MILLIS);
    long end = Math.ceilDiv(toMillis, QuarterRecord.MILLIS);
    NavigableMap<Long, byte[]> rows =
        scope == RecordScope.NODE
            ? table.find(jdbi, keys(table, first, end, number))
            : table.range(
                jdbi,
                BlockKey.bySubject(number, table.block(first)),
                BlockKey.bySubject(number, table.blockFrom(end)));
    List<Versioned<QuarterRecord>> records =
        read(
            table,
            scope == RecordScope.NODE ? BlockKey::upper : BlockKey::lower,
            rows,
            first,
            end,
            (quarter, content) ->
                RecordBytes.quarter(subject, quarter * QuarterRecord.MILLIS, content));
    records.removeIf(record -> record.content().isVacated());
    return records;
  }

  /** What makes a record of a time and bytes. */
  private interface Reading<T> {
    T read(long time, byte[] content);
  }

  /** The records of one subject of times from one up to but without another. */
  private static <T> List<Versioned<T>> read(
      BlockTable table,
      ToIntFunction<Long> blockOfKey,
      NavigableMap<Long, byte[]> rows,
      long first,
      long end,
      Reading<T> reading) {
    List<Versioned<T>> records = new ArrayList<>(rows.size() * table.times());
    rows.forEach(
        (key, bytes) -> {
          RecordBlock block = RecordBlock.of(bytes, table.times());
          for (int place = 0; place < table.times(); place++) {
            long time = table.time(blockOfKey.applyAsInt(key), place);
            if (time >= first && time < end) {
              block
                  .at(place)
                  .ifPresent(
                      it ->
                          records.add(
                              new Versioned<>(reading.read(time, it.content()), it.version())));
            }
          }
        });
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
    long end = Math.ceilDiv(toMillis, MinuteRow.MILLIS);
    List<Versioned<MinuteRow>> minutes =
        read(
            BlockTable.MINUTES,
            BlockKey::upper,
            BlockTable.MINUTES.find(jdbi, keys(BlockTable.MINUTES, first, end, number.get())),
            first,
            end,
            (minute, content) -> RecordBytes.minute(nodeId, minute * MinuteRow.MILLIS, content));
    minutes.removeIf(row -> row.content().isVacated());
    return minutes;
  }

  /** The minutes of all nodes in a quarter-hour, by node. */
  public Map<String, List<MinuteRow>> minutesOf(long startMillis) {
    long first = startMillis / MinuteRow.MILLIS;
    long block = BlockTable.MINUTES.block(first);
    Map<String, List<MinuteRow>> byNode = new HashMap<>();
    BlockTable.MINUTES
        .range(jdbi, BlockKey.byTime(block, 0), BlockKey.byTime(block + 1, 0))
        .forEach(
            (key, bytes) -> {
              String node = subjects.subject(key.intValue()).id();
              NavigableMap<Long, byte[]> row = new TreeMap<>(Map.of(key, bytes));
              byNode.put(
                  node,
                  read(
                          BlockTable.MINUTES,
                          BlockKey::upper,
                          row,
                          first,
                          first + QuarterRecord.MILLIS / MinuteRow.MILLIS,
                          (minute, content) ->
                              RecordBytes.minute(node, minute * MinuteRow.MILLIS, content))
                      .stream()
                      .map(Versioned::content)
                      .filter(it -> !it.isVacated())
                      .toList());
            });
    return byNode;
  }

  /** Deletes minutes before the block of an instant, up to so many blocks, and says how many. */
  public synchronized int forgetMinutes(long beforeMillis, int most) {
    long block = BlockTable.MINUTES.block(beforeMillis / MinuteRow.MILLIS);
    return BlockTable.MINUTES.delete(jdbi, 0, BlockKey.byTime(block, 0), most);
  }

  /**
   * Deletes quarter-hours before the block of an instant, up to so many blocks, and says how many
   * it were.
   */
  public synchronized int forgetQuarters(long beforeMillis, int most) {
    long quarter = beforeMillis / QuarterRecord.MILLIS;
    long block = BlockTable.NODES.block(quarter);
    int gone = BlockTable.NODES.delete(jdbi, 0, BlockKey.byTime(block, 0), most);
    for (int number : subjects.sums()) {
      if (gone == most) {
        return gone;
      }
      gone +=
          BlockTable.SUMS.delete(
              jdbi,
              BlockKey.bySubject(number, 0),
              BlockKey.bySubject(number, BlockTable.SUMS.block(quarter)),
              most - gone);
    }
    return gone < most ? gone + jobs.forget(quarter, most - gone) : gone;
  }

  private static Subject node(String id) {
    return new Subject(RecordScope.NODE, id);
  }

  /** The keys of a subject's blocks of times from one up to but without another. */
  private static List<Long> keys(BlockTable table, long first, long end, int number) {
    return LongStream.range(table.block(first), table.blockFrom(end))
        .mapToObj(block -> BlockKey.byTime(block, number))
        .toList();
  }
}
