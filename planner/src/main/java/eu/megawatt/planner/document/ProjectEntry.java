package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.Project;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A declared project as read. */
final class ProjectEntry extends Entry {

  private static final int CERTAIN = 1_000;

  static final Shape<ProjectEntry> SHAPE =
      Shape.<ProjectEntry>of("a project object")
          .required("id", (in, its) -> its.id = in.id())
          .required("profile", (in, its) -> its.profile = in.text())
          .required("tenant", (in, its) -> its.tenant = in.text())
          .required("workKind", (in, its) -> its.workKind = in.text())
          .required("gpuType", (in, its) -> its.gpuType = in.text())
          .required("kw", (in, its) -> its.kw = in.number(Range.NOT_NEGATIVE))
          .required("start", (in, its) -> its.start = Fields.date(in))
          .optional("rampDays", (in, its) -> its.rampDays = in.whole(Range.COUNT))
          .required(
              "probabilityPermille",
              (in, its) -> {
                its.at = in.at();
                its.probability = in.whole(Range.COUNT);
              })
          .optional("delay", (in, its) -> its.delay = DelayEntry.read(in));

  private @Nullable String profile;
  private @Nullable String tenant;
  private @Nullable String workKind;
  private @Nullable String gpuType;
  private double kw;
  private @Nullable LocalDate start;
  private int rampDays;
  private int probability;
  private long at;
  private Delay delay = Delay.NONE;

  void check(Issues issues) {
    if (probability > CERTAIN) {
      issues.add(
          at,
          pointer("probabilityPermille"),
          "%d is more than certain; it is 0 to 1000".formatted(probability));
    }
  }

  Project complete() {
    return new Project(
        requireNonNull(id).value(),
        requireNonNull(profile),
        requireNonNull(tenant),
        requireNonNull(workKind),
        requireNonNull(gpuType),
        kw,
        requireNonNull(start),
        rampDays,
        probability,
        delay);
  }
}
