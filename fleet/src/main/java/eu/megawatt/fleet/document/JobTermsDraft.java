package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a job asks for beside what every job does, as read. */
final class JobTermsDraft {

  private static final Shape<JobTermsDraft> INTERRUPTION =
      Shape.<JobTermsDraft>of("null or an object that says how it may be interrupted")
          .required("checkpointMinutes", (in, job) -> job.checkpoint = in.number(Range.POSITIVE))
          .required("restartMinutes", (in, job) -> job.restart = in.number(Range.NOT_NEGATIVE))
          .required("leastMinutes", (in, job) -> job.least = in.number(Range.NOT_NEGATIVE))
          .required("restartEur", (in, job) -> job.restartEur = in.number(Range.NOT_NEGATIVE));

  private static final Shape<JobTermsDraft> DATA =
      Shape.<JobTermsDraft>of("null or an object that says where its data lies")
          .required("site", (in, job) -> job.dataSite = in.id())
          .required("gigabytes", (in, job) -> job.gigabytes = in.number(Range.NOT_NEGATIVE));

  private final List<Text> after = new ArrayList<>();
  private int array;
  private boolean interruptible;
  private double checkpoint;
  private double restart;
  private double least;
  private double restartEur;
  private boolean hasData;
  private @Nullable Text dataSite;
  private double gigabytes;

  void readArray(Cursor in) throws IOException {
    if (!in.isNull()) {
      array = in.whole(Range.ARRAY);
    }
  }

  void readAfter(Cursor in) throws IOException {
    in.items(
        "ids of jobs",
        it -> {
          Text id = it.id();
          if (id != null) {
            after.add(id);
          }
        });
  }

  void readInterruption(Cursor in) throws IOException {
    if (!in.isNull()) {
      interruptible = true;
      INTERRUPTION.read(in, this);
    }
  }

  void readData(Cursor in) throws IOException {
    if (!in.isNull()) {
      hasData = true;
      DATA.read(in, this);
    }
  }

  /** Ids of jobs, or of arrays of them, that it waits for. */
  List<Text> after() {
    return after;
  }

  void check(JobEntry job, Section<JobEntry> jobs, Section<SiteEntry> sites, Issues issues) {
    for (int i = 0; i < after.size(); i++) {
      jobs.resolve(after.get(i), job.pointer("after") + "/" + i, issues);
    }
    if (hasData) {
      sites.resolve(dataSite, job.pointer("data") + "/site", issues);
    }
  }

  /** What the jobs are called that an id stands for. */
  List<String> names(String id) {
    return array == 0
        ? List.of(id)
        : IntStream.range(0, array).mapToObj(i -> "%s[%d]".formatted(id, i)).toList();
  }

  boolean isArray() {
    return array > 0;
  }

  JobTerms complete(Section<JobEntry> jobs) {
    List<String> all = new ArrayList<>();
    for (Text each : after) {
      all.addAll(requireNonNull(jobs.find(each)).terms.names(each.value()));
    }
    return new JobTerms(
        all,
        interruptible
            ? Optional.of(new Interruption(checkpoint, restart, least, restartEur))
            : Optional.empty(),
        hasData
            ? Optional.of(new DataSource(requireNonNull(dataSite).value(), gigabytes))
            : Optional.empty());
  }
}
