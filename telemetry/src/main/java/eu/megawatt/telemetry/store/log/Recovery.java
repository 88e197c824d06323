package eu.megawatt.telemetry.store.log;

import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.code.BatchCode;
import eu.megawatt.telemetry.store.code.ByteInput;
import eu.megawatt.telemetry.store.file.CorruptFileException;
import eu.megawatt.telemetry.store.file.FileLayer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the log that is there when it is opened. For one use. */
final class Recovery {

  private final FileLayer files;
  private final long from;
  private final SampleLog.Replay replay;
  private final BatchCode code = new BatchCode();
  private final SampleBatch batch = new SampleBatch(1 << 12);

  Recovery(FileLayer files, long from, SampleLog.Replay replay) {
    this.files = files;
    this.from = from;
    this.replay = replay;
  }

  /**
   * The log as it was found.
   *
   * @param segments where those with entries begin
   * @param end where it goes on
   */
  record Found(List<Long> segments, long end) {}

  /**
   * Reads all entries from a position on. What it has read is forced to disk, so that it is still
   * there the next time; a last segment without entries is deleted.
   */
  Found run() throws IOException {
    List<Long> segments = needed();
    long end = from;
    for (int at = 0; at + 1 < segments.size(); at++) {
      Segment.read(files, segments.get(at), segments.get(at + 1), reader(segments.get(at)));
    }
    if (!segments.isEmpty()) {
      long last = segments.getLast();
      end = Segment.read(files, last, reader(last));
      if (end < from) {
        throw new CorruptFileException(
            Segment.name(last), end - last + Segment.HEAD, "the rest of it is missing");
      }
      if (end == last) {
        files.delete(Segment.name(segments.removeLast()));
      } else {
        try (FileLayer.Appender believed = files.append(Segment.name(last))) {
          believed.force();
        }
      }
    }
    files.forceDirectory();
    return new Found(segments, end);
  }

  private List<Long> needed() throws IOException {
    List<Long> starts = new ArrayList<>();
    for (String name : files.list()) {
      if (Segment.isSegment(name)) {
        starts.add(Segment.start(name));
      }
    }
    if (!starts.isEmpty() && Segment.isUnbegun(files, starts.getLast())) {
      files.delete(Segment.name(starts.removeLast()));
    }
    while (starts.size() > 1 && starts.get(1) <= from) {
      files.delete(Segment.name(starts.removeFirst()));
    }
    if (!starts.isEmpty() && starts.getFirst() > from) {
      throw new CorruptFileException(
          Segment.name(starts.getFirst()), 0, "the segment before it is missing");
    }
    return starts;
  }

  private Entries.Reader reader(long start) {
    return (content, end) -> take(content, start + end - Segment.HEAD);
  }

  private void take(ByteInput content, long end) throws IOException {
    if (end > from) {
      batch.clear();
      code.read(content, batch);
      replay.take(batch, end);
    }
  }
}
