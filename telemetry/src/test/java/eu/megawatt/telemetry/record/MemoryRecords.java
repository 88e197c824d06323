package eu.megawatt.telemetry.record;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Records in memory, with the content as bytes beside them. */
final class MemoryRecords implements RecordStore {

  private record Key(Subject subject, long startMillis) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int bySubject = text().compareTo(other.text());
      return bySubject != 0 ? bySubject : Long.compare(startMillis, other.startMillis);
    }

    private String text() {
      return subject.scope().word() + " " + subject.id();
    }
  }

  private record Stored(String bytes, int version) {
    Stored next(byte[] content) {
      String text = Arrays.toString(content);
      return text.equals(bytes) ? this : new Stored(text, version + 1);
    }
  }

  private static final Stored NOTHING = new Stored("", 0);

  private int nodesRead;

  private final NavigableMap<Key, Versioned<QuarterRecord>> quarters = new TreeMap<>();
  private final NavigableMap<Key, Stored> content = new TreeMap<>();
  private final NavigableMap<Key, MinuteRow> minutes = new TreeMap<>();

  @Override
  public void writeMinutes(Collection<MinuteRow> rows) {
    for (MinuteRow row : rows) {
      minutes.put(new Key(new Subject(RecordScope.NODE, row.nodeId()), row.startMillis()), row);
    }
  }

  @Override
  public void writeQuarters(Collection<QuarterRecord> records) {
    for (QuarterRecord record : records) {
      Key key = new Key(record.subject(), record.startMillis());
      Stored stored = content.getOrDefault(key, NOTHING).next(RecordBytes.of(record));
      content.put(key, stored);
      quarters.put(key, new Versioned<>(record, stored.version()));
    }
  }

  /** How often somebody asked for all nodes. */
  int nodesRead() {
    return nodesRead;
  }

  @Override
  public List<QuarterRecord> nodesOf(long startMillis) {
    nodesRead++;
    return quarters.values().stream()
        .map(Versioned::content)
        .filter(it -> it.startMillis() == startMillis)
        .filter(it -> it.subject().scope() == RecordScope.NODE)
        .filter(it -> !it.isVacated())
        .toList();
  }

  @Override
  public List<Versioned<QuarterRecord>> quarters(Subject subject, long fromMillis, long toMillis) {
    return quarters
        .subMap(new Key(subject, fromMillis), new Key(subject, toMillis))
        .values()
        .stream()
        .filter(it -> !it.content().isVacated())
        .toList();
  }

  @Override
  public List<Versioned<MinuteRow>> minutes(String nodeId, long fromMillis, long toMillis) {
    Subject subject = new Subject(RecordScope.NODE, nodeId);
    return minutes
        .subMap(new Key(subject, fromMillis), new Key(subject, toMillis))
        .values()
        .stream()
        .filter(row -> !row.isVacated())
        .map(row -> new Versioned<>(row, 1))
        .toList();
  }

  /** All content of all records, without versions. */
  List<Object> everything() {
    return List.of(
        minutes.values().stream().filter(row -> !row.isVacated()).toList(),
        all(),
        all().stream().map(it -> Arrays.toString(RecordBytes.of(it))).toList());
  }

  List<QuarterRecord> all() {
    return quarters.values().stream()
        .map(Versioned::content)
        .filter(it -> !it.isVacated())
        .toList();
  }
}
