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
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/**
 * Records in a database that {@code V3__energy_records.sql} has prepared, H2 or PostgreSQL.
 * Thread-safe for one writer and any number of readers.
 */
public final class RecordTables implements RecordStore {

  private final Jdbi jdbi;
  private final Subjects subjects;

  public RecordTables(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.subjects = new Subjects(jdbi);
  }

  @Override
  public void writeMinutes(Collection<MinuteRow> rows) {
    Map<Long, byte[]> contents = new TreeMap<>();
    for (MinuteRow row : rows) {
      int node = subjects.number(node(row.nodeId()));
      contents.put(BlockKey.of(row.startMillis() / MinuteRow.MILLIS, node), RecordBytes.of(row));
    }
    RecordTable.MINUTES.write(jdbi, contents);
  }

  @Override
  public void writeQuarters(Collection<QuarterRecord> records) {
    Map<Long, byte[]> nodes = new TreeMap<>();
    Map<Long, byte[]> sums = new TreeMap<>();
    for (QuarterRecord record : records) {
      int number = subjects.number(record.subject());
      long quarter = record.startMillis() / QuarterRecord.MILLIS;
      if (record.subject().scope() == RecordScope.NODE) {
        nodes.put(BlockKey.of(quarter, number), RecordBytes.of(record));
      } else {
        sums.put(sumKey(number, quarter), RecordBytes.of(record));
      }
    }
    RecordTable.NODES.write(jdbi, nodes);
    RecordTable.SUMS.write(jdbi, sums);
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
    return records;
  }

  @Override
  public List<Versioned<QuarterRecord>> quarters(Subject subject, long fromMillis, long toMillis) {
    Optional<Integer> number = subjects.find(subject);
    if (number.isEmpty()) {
      return List.of();
    }
    boolean isNode = subject.scope() == RecordScope.NODE;
    long first = Math.ceilDiv(fromMillis, QuarterRecord.MILLIS);
    long last = Math.ceilDiv(toMillis, QuarterRecord.MILLIS);
    NavigableMap<Long, Versioned<byte[]>> rows =
        isNode
            ? RecordTable.NODES.find(jdbi, keys(first, last, number.get()))
            : RecordTable.SUMS.range(jdbi, sumKey(number.get(), first), sumKey(number.get(), last));
    List<Versioned<QuarterRecord>> records = new ArrayList<>(rows.size());
    rows.forEach(
        (key, row) -> {
          long quarter = isNode ? BlockKey.time(key) : key.intValue();
          records.add(
              new Versioned<>(
                  RecordBytes.quarter(subject, quarter * QuarterRecord.MILLIS, row.content()),
                  row.version()));
        });
    return records;
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
    return gone;
  }

  /** The domain or site first, so that one curve lies in one place. */
  private static long sumKey(int number, long quarter) {
    return ((long) number << Integer.SIZE) | quarter;
  }

  private static Subject node(String id) {
    return new Subject(RecordScope.NODE, id);
  }

  private static List<Long> keys(long first, long last, int number) {
    return LongStream.range(first, last).mapToObj(time -> BlockKey.of(time, number)).toList();
  }
}
