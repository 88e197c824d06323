package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as read. */
final class JobEntry extends Entry {

  static final Shape<JobEntry> SHAPE = shape();

  /** The same with the fields of version 2. */
  static final Shape<JobEntry> ASKING =
      shape()
          .optional("array", (in, job) -> job.terms.readArray(in))
          .optional("after", (in, job) -> job.terms.readAfter(in))
          .optional("interruptible", (in, job) -> job.terms.readInterruption(in))
          .optional("data", (in, job) -> job.terms.readData(in));

  final JobTermsDraft terms = new JobTermsDraft();

  private static Shape<JobEntry> shape() {
    return Shape.<JobEntry>of("a job object")
        .required("id", (in, job) -> job.id = in.id())
        .required(
            "kind", (in, job) -> job.kind = in.word(JobKind.class, JobKind::word, "a kind of job"))
        .required("tenant", (in, job) -> job.tenant = in.sharedString())
        .required("gpus", (in, job) -> job.gpus = in.whole(Range.COUNT_FROM_ONE))
        .required("residency", (in, job) -> job.residency = in.id())
        .required("runHours", (in, job) -> job.runHours = rates(in, Range.POSITIVE))
        .required("wattsPerGpu", (in, job) -> job.wattsPerGpu = rates(in, Range.NOT_NEGATIVE))
        .optional("load", (in, job) -> job.readLoad(in))
        .required("powerCapping", (in, job) -> job.powerCapping = in.flag())
        .required("earliestStart", (in, job) -> job.earliestStart = in.instant())
        .optional("deadline", (in, job) -> job.deadline = in.isNull() ? null : in.instant())
        .required("hardDeadline", (in, job) -> job.hardDeadline = in.flag())
        .required("latenessEurPerHour", (in, job) -> job.lateness = in.number(Range.NOT_NEGATIVE))
        .required("valueEur", (in, job) -> job.value = in.number(Range.NOT_NEGATIVE));
  }

  private @Nullable JobKind kind;
  private @Nullable String tenant;
  private int gpus;
  private @Nullable Text residency;
  private @Nullable Rates runHours;
  private @Nullable Rates wattsPerGpu;
  private LoadShape load = LoadShape.FULL;
  private boolean powerCapping;
  private @Nullable Instant earliestStart;
  private @Nullable Instant deadline;
  private boolean hardDeadline;
  private double lateness;
  private double value;

  private static @Nullable Rates rates(Cursor in, Range range) throws IOException {
    if (!in.isObject()) {
      in.notA("an object with a number for each GPU type");
      return null;
    }
    Rates rates = new Rates(in.at());
    in.fields(
        (number, type) -> {
          if (rates.byType().containsKey(type)) {
            number.issue("the GPU type " + Names.quoted(type) + " stands here twice");
          }
          rates.byType().put(type, number.number(range));
        });
    return rates;
  }

  private void readLoad(Cursor in) throws IOException {
    if (in.isNull()) {
      return;
    }
    if (!in.isArray()) {
      in.notA("null or an array of numbers from 0 to 1");
      return;
    }
    DoubleList cycle = in.numbers(Range.UP_TO_ONE).numbers();
    if (cycle.count() == 0) {
      in.issue("an empty load; an array of at least one number, or null for full load, is allowed");
    } else if (cycle.count() > Cursor.LONGEST_SERIES) {
      in.issue("%d values; at most %d are read".formatted(cycle.count(), Cursor.LONGEST_SERIES));
    } else {
      load = LoadShape.of(cycle.toArray());
    }
  }

  void check(
      Section<PolicyEntry> policies,
      List<String> profiles,
      Section<GpuTypeEntry> types,
      Issues issues) {
    policies.resolve(residency, profiles, pointer("residency"), issues);
    if (runHours != null) {
      checkTypes(runHours, "runHours", types, issues);
    }
    if (wattsPerGpu != null) {
      checkTypes(wattsPerGpu, "wattsPerGpu", types, issues);
      checkDraw(wattsPerGpu, types, issues);
    }
    if (runHours != null && wattsPerGpu != null) {
      checkSameTypes(runHours, wattsPerGpu, issues);
    }
  }

  private void checkTypes(Rates rates, String field, Section<GpuTypeEntry> types, Issues issues) {
    for (String type : rates.byType().keySet()) {
      types.resolve(new Text(type, rates.at()), pointer(field, type), issues);
    }
  }

  private void checkDraw(Rates watts, Section<GpuTypeEntry> types, Issues issues) {
    watts
        .byType()
        .forEach(
            (type, draw) -> {
              GpuTypeEntry known = types.find(new Text(type, watts.at()));
              if (known != null && draw < known.idleWatts) {
                issues.add(
                    watts.at(),
                    pointer("wattsPerGpu", type),
                    "%s W is less than the %s W that an idle %s draws"
                        .formatted(
                            Numbers.plain(draw),
                            Numbers.plain(known.idleWatts),
                            Names.quoted(type)));
              }
            });
  }

  private void checkSameTypes(Rates hours, Rates watts, Issues issues) {
    for (String type : hours.byType().keySet()) {
      if (!watts.byType().containsKey(type)) {
        issues.add(watts.at(), pointer("wattsPerGpu"), hasNot(type, "runHours"));
      }
    }
    for (String type : watts.byType().keySet()) {
      if (!hours.byType().containsKey(type)) {
        issues.add(hours.at(), pointer("runHours"), hasNot(type, "wattsPerGpu"));
      }
    }
  }

  private static String hasNot(String type, String other) {
    return "there is no %s here, but there is in %s; both name the same GPU types"
        .formatted(Names.quoted(type), other);
  }

  private String pointer(String field, String type) {
    return pointer(field) + "/" + Trail.escaped(type);
  }

  Job complete() {
    return new Job(
        requireNonNull(id).value(),
        requireNonNull(kind),
        requireNonNull(tenant),
        gpus,
        requireNonNull(residency).value(),
        requireNonNull(runHours).byType(),
        requireNonNull(wattsPerGpu).byType(),
        load,
        powerCapping,
        requireNonNull(earliestStart),
        Optional.ofNullable(deadline),
        hardDeadline,
        lateness,
        value);
  }
}
