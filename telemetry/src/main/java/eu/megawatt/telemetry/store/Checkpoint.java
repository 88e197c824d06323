package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.store.code.ByteInput;
import eu.megawatt.telemetry.store.code.ByteOutput;
import eu.megawatt.telemetry.store.file.CorruptFileException;
import eu.megawatt.telemetry.store.file.FileLayer;
import eu.megawatt.telemetry.store.run.RunId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds when the store is opened, in one file that is replaced as a whole.
 *
 * @param position everything before it in the log is in runs
 * @param horizon samples before this instant are gone, in milliseconds since 1970
 * @param entities how many entities there were
 * @param nextRun the number of the next run
 * @param runs the run files there are
 * @param dirty those whose records may not be written yet
 */
record Checkpoint(
    long position, long horizon, int entities, long nextRun, List<Listed> runs, Dirty dirty) {

  /** A run file and its length. */
  record Listed(RunId id, long length) {}

  static final String FILE = "checkpoint";
  static final String NEW = "checkpoint.new";

  private static final long MAGIC = 0x4d57_4348_4b30_3031L;

  /** The one of a store where nothing is yet. */
  static Checkpoint none() {
    return new Checkpoint(0, 0, 0, 1, List.of(), new Dirty(new long[0]));
  }

  /** Replaces the one that is there. Before a crash there is the old one, after it the new one. */
  void write(FileLayer files) throws IOException {
    ByteOutput out = new ByteOutput(1 << 12);
    out.putLong(MAGIC);
    out.putNumber(position);
    out.putNumber(horizon);
    out.putNumber(entities);
    out.putNumber(nextRun);
    out.putNumber(runs.size());
    for (Listed run : runs) {
      out.putNumber(run.id.quarter());
      out.putNumber(run.id.number());
      out.putNumber(run.length);
    }
    out.putNumber(dirty.size());
    long last = 0;
    for (long pair : dirty.pairs()) {
      out.putNumber(pair - last);
      last = pair;
    }
    out.putInt(out.crc(0, out.size()));
    if (files.list().contains(NEW)) {
      files.delete(NEW);
    }
    try (FileLayer.Appender file = files.create(NEW)) {
      file.write(out.array(), 0, out.size());
      file.force();
    }
    files.rename(NEW, FILE);
    files.forceDirectory();
  }

  /** The one that is there. */
  static Checkpoint read(FileLayer files) throws IOException {
    if (!files.list().contains(FILE)) {
      return none();
    }
    byte[] bytes;
    try (FileLayer.Source file = files.open(FILE)) {
      bytes = new byte[Math.toIntExact(file.size())];
      file.read(0, bytes, 0, bytes.length);
    }
    int length = bytes.length - Integer.BYTES;
    ByteOutput check = new ByteOutput(bytes.length);
    check.putBytes(bytes, 0, bytes.length);
    if (length < Long.BYTES
        || new ByteInput(bytes, length, bytes.length).getInt() != check.crc(0, length)) {
      throw new CorruptFileException(FILE, 0, "it is not what was written");
    }
    ByteInput in = new ByteInput(bytes, 0, length);
    if (in.getLong() != MAGIC) {
      throw new CorruptFileException(FILE, 0, "it is no checkpoint of this version");
    }
    return read(in);
  }

  private static Checkpoint read(ByteInput in) {
    long position = in.getNumber();
    long horizon = in.getNumber();
    int entities = in.getSmallNumber();
    long nextRun = in.getNumber();
    List<Listed> runs = new ArrayList<>();
    for (int left = in.getSmallNumber(); left > 0; left--) {
      runs.add(new Listed(new RunId(in.getSmallNumber(), in.getNumber()), in.getNumber()));
    }
    long[] dirty = new long[in.getSmallNumber()];
    long last = 0;
    for (int at = 0; at < dirty.length; at++) {
      last += in.getNumber();
      dirty[at] = last;
    }
    return new Checkpoint(
        position, horizon, entities, nextRun, List.copyOf(runs), new Dirty(dirty));
  }
}
