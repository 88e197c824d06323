package eu.megawatt.reports.imports;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps of a file by series as they are read, and what is wrong and odd with them. */
final class Gathering {

  /** Bytes of a file that are read at most. */
  static final int LARGEST = 32 << 20;

  /** Reads the bytes of a file; what it throws is an issue like the others. */
  interface Body {
    void read(byte[] bytes, Gathering into);
  }

  private final Findings findings = new Findings();
  private final Map<SeriesId, Timeline> timelines = new LinkedHashMap<>();
  private int rows;
  private int read;
  private int passed;
  private boolean full;

  /** Reads a file whole. */
  static Preview<TimedSeries> of(String format, InputStream in, Body body) throws IOException {
    Gathering gathering = new Gathering();
    try {
      body.read(bytes(in), gathering);
    } catch (InvalidDocumentException e) {
      gathering.findings.issues(e.issues());
    }
    return gathering.preview(format);
  }

  static byte[] bytes(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw refused(
          "",
          "the file is larger than %d MiB, the most that is read. Maybe split it by year"
              .formatted(LARGEST >> 20));
    }
    return bytes;
  }

  static InvalidDocumentException refused(String pointer, String message) {
    return new InvalidDocumentException(List.of(new Issue(pointer, message)));
  }

  Findings findings() {
    return findings;
  }

  /** Counts a row, or a point of a document. */
  void row() {
    rows++;
  }

  /** Counts a row that has no value yet. */
  void passOver() {
    passed++;
  }

  /** Adds a step; one that overlaps another with another value is an issue. */
  void add(SeriesId id, Step step, String source, String pointer) {
    if (read < TimedSeries.MOST_STEPS) {
      read++;
      timelines.computeIfAbsent(id, key -> new Timeline(key, findings)).add(step, source, pointer);
    } else if (!full) {
      full = true;
      findings.issue(
          pointer,
          "more than %,d values, the most that are read at once. Maybe split the file by year"
              .formatted(TimedSeries.MOST_STEPS));
    }
  }

  private Preview<TimedSeries> preview(String format) {
    List<TimedSeries> found = new ArrayList<>();
    for (Timeline timeline : timelines.values()) {
      TimedSeries series = timeline.series();
      timeline.noteRepeated();
      Oddities.note(series, findings);
      found.add(series);
    }
    found.sort(Comparator.comparing(series -> series.id().toString()));
    if (passed > 0) {
      findings.note("%,d of %,d rows have no value yet: passed over".formatted(passed, rows));
    }
    if (found.isEmpty() && findings.isSound()) {
      findings.issue("", "there is no value in the file. Maybe it is of a day to come");
    }
    return new Preview<>(
        found, findings.issues(), findings.notes(), new Summary(format, rows, read, passed));
  }
}
