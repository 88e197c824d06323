package eu.megawatt.bench.table;

import eu.megawatt.bench.plan.PlanResult;
import eu.megawatt.bench.record.Results;
import eu.megawatt.bench.speed.SpeedResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The README's section of measured figures: the same text for the same results. */
final class ReadmeSection {

  private static final String BEGIN = "<!-- bench:begin -->";
  private static final String END = "<!-- bench:end -->";
  private static final String NOTHING =
      "The benchmark writes this section; it has not been run on a released version yet.";

  private ReadmeSection() {}

  /** What stands between the markers, from the newest results in a folder. */
  static String of(Path results) throws IOException {
    Optional<PlanResult> plans = Results.newest(results, "plan", PlanResult.class);
    Optional<SpeedResult> speed = Results.newest(results, "speed", SpeedResult.class);
    if (plans.isEmpty() && speed.isEmpty()) {
      return NOTHING;
    }
    String first = plans.map(PlanTable::of).orElse("");
    String second = speed.map(SpeedTable::of).orElse("");
    return first.isEmpty() || second.isEmpty() ? first + second : first + "\n\n" + second;
  }

  /** A README with the section put in; all else stays. */
  static String into(String readme, String section) {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("The README lacks " + BEGIN + " or " + END);
    }
    return readme.substring(0, begin + BEGIN.length())
        + "\n"
        + section
        + "\n"
        + readme.substring(end);
  }
}
