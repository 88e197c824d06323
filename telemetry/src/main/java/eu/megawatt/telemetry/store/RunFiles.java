package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.store.file.FileLayer;
import eu.megawatt.telemetry.store.run.Run;
import eu.megawatt.telemetry.store.run.RunBuilder;
import eu.megawatt.telemetry.store.run.RunId;
import eu.megawatt.telemetry.store.run.RunMerge;
import eu.megawatt.telemetry.store.run.Runs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes run files and deletes them. For one thread at a time. */
final class RunFiles {

  /** With more runs of a quarter-hour they are merged to one. */
  static final int MOST_RUNS = 6;

  private final FileLayer files;
  private long next;

  RunFiles(FileLayer files, long next) {
    this.files = files;
    this.next = next;
  }

  /** Opens the runs of a checkpoint and deletes all others, which a crash has left. */
  Runs open(Checkpoint checkpoint) throws IOException {
    List<String> listed = checkpoint.runs().stream().map(run -> run.id().file()).toList();
    for (String name : files.list()) {
      if (RunId.isRun(name) && !listed.contains(name)) {
        files.delete(name);
      }
    }
    List<Run> runs = new ArrayList<>();
    for (Checkpoint.Listed run : checkpoint.runs()) {
      runs.add(Run.open(files, run.id(), run.length()));
    }
    return new Runs(runs);
  }

  /** Writes a generation's samples from a quarter-hour on. */
  List<Run> write(Generation samples, int oldestQuarter) throws IOException {
    try (RunBuilder builder = new RunBuilder(files, this::number, oldestQuarter)) {
      int entities = samples.entities();
      Readings rows = new Readings();
      for (int entity = 0; entity < entities; entity++) {
        rows.clear();
        samples.read(entity, rows);
        builder.add(entity, rows);
      }
      return builder.finish();
    }
  }

  /** Runs from a quarter-hour on, where there are too many of one merged. */
  List<Run> tidied(Runs runs, int oldestQuarter) throws IOException {
    List<Run> kept = new ArrayList<>();
    for (int quarter : runs.quarters(oldestQuarter, Integer.MAX_VALUE)) {
      List<Run> its = runs.of(quarter);
      if (its.size() > MOST_RUNS) {
        try (RunBuilder builder = new RunBuilder(files, this::number, oldestQuarter)) {
          RunMerge.write(its, builder);
          kept.addAll(builder.finish());
        }
      } else {
        kept.addAll(its);
      }
    }
    return kept;
  }

  private long number() {
    return next++;
  }

  /** The number of the next run. */
  long next() {
    return next;
  }

  /** Closes and deletes those that are no longer among the kept ones. */
  void delete(List<Run> before, List<Run> kept) throws IOException {
    for (Run run : before) {
      if (!kept.contains(run)) {
        run.close();
        files.delete(run.id().file());
      }
    }
  }
}
