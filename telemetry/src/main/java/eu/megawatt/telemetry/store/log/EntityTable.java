package eu.megawatt.telemetry.store.log;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.store.code.ByteInput;
import eu.megawatt.telemetry.store.code.ByteOutput;
import eu.megawatt.telemetry.store.file.CorruptFileException;
import eu.megawatt.telemetry.store.file.FileLayer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The entities by number, in a file that only grows. Thread-safe. */
public final class EntityTable implements Closeable {

  private static final String FILE = "entities";
  private static final String NEW = "entities.new";
  private static final byte[] MAGIC = "MWENT001".getBytes(StandardCharsets.US_ASCII);

  private record Named(EntityKind kind, String key) {}

  private final Map<Named, Integer> numbers = new HashMap<>();
  private final List<Named> names = new ArrayList<>();
  private final int most;

  /** Entries that are not in the file yet. */
  private final ByteOutput fresh = new ByteOutput(1 << 10);

  private final FileLayer.Appender file;

  /** Length of the file, all of it forced. */
  private int length;

  private EntityTable(FileLayer files, int least, int most) throws IOException {
    this.most = most;
    List<String> there = files.list();
    if (!there.contains(FILE)) {
      if (there.stream().anyMatch(name -> !name.equals(NEW))) {
        throw new CorruptFileException(FILE, 0, "it is missing, and other files are there");
      }
      write(files, MAGIC, MAGIC.length);
    }
    byte[] bytes;
    try (FileLayer.Source source = files.open(FILE)) {
      bytes = new byte[Math.toIntExact(source.size())];
      source.read(0, bytes, 0, bytes.length);
    }
    if (!new String(bytes, 0, Math.min(bytes.length, MAGIC.length), StandardCharsets.US_ASCII)
        .equals(new String(MAGIC, StandardCharsets.US_ASCII))) {
      throw new CorruptFileException(FILE, 0, "it does not begin as a table of entities");
    }
    length = Entries.read(FILE, bytes, MAGIC.length, bytes.length, true, this::read);
    if (names.size() < least) {
      throw new CorruptFileException(
          FILE, length, "it ends after %d of %d entities".formatted(names.size(), least));
    }
    if (length < bytes.length) {
      write(files, bytes, length);
    }
    file = files.append(FILE);
    file.force();
  }

  /**
   * Opens the table, or a new one where there are no files.
   *
   * @param least how many there were already
   * @param most how many there may be
   * @throws CorruptFileException if the table is damaged or has fewer
   */
  public static EntityTable open(FileLayer files, int least, int most) throws IOException {
    return new EntityTable(files, least, most);
  }

  private static void write(FileLayer files, byte[] bytes, int length) throws IOException {
    if (files.list().contains(NEW)) {
      files.delete(NEW);
    }
    try (FileLayer.Appender file = files.create(NEW)) {
      file.write(bytes, 0, length);
      file.force();
    }
    files.rename(NEW, FILE);
    files.forceDirectory();
  }

  private void read(ByteInput entry, long end) {
    String[] text = entry.getText().split(" ", 2);
    for (EntityKind kind : EntityKind.values()) {
      if (kind.word().equals(text[0])) {
        add(new Named(kind, text[1]));
        return;
      }
    }
    throw new IllegalStateException("there is no kind of entity called " + text[0]);
  }

  private int add(Named entity) {
    numbers.put(entity, names.size());
    names.add(entity);
    return names.size() - 1;
  }

  /**
   * The number of an entity, a new one if it has none.
   *
   * @throws IllegalStateException if there are as many as may be
   */
  public synchronized int number(EntityKind kind, String key) {
    Named entity = new Named(kind, key);
    Integer number = numbers.get(entity);
    if (number != null) {
      return number;
    }
    if (names.size() >= most) {
      throw new IllegalStateException(
          "%s %s would be one entity more than the %d that the store may have. Maybe raise its bound"
              .formatted(kind.word(), key, most));
    }
    byte[] text = (kind.word() + " " + key).getBytes(StandardCharsets.UTF_8);
    int at = Entries.begin(fresh);
    fresh.putBytes(text, 0, text.length);
    Entries.end(fresh, at);
    return add(entity);
  }

  public synchronized OptionalInt known(EntityKind kind, String key) {
    Integer number = numbers.get(new Named(kind, key));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  public synchronized String key(int entity) {
    return names.get(entity).key;
  }

  public synchronized EntityKind kind(int entity) {
    return names.get(entity).kind;
  }

  public synchronized int count() {
    return names.size();
  }

  /** Returns once every number given is on disk. */
  public synchronized void force() throws IOException {
    if (fresh.size() > 0) {
      Entries.seal(fresh, length);
      file.write(fresh.array(), 0, fresh.size());
      file.force();
      length += fresh.size();
      fresh.size(0);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
