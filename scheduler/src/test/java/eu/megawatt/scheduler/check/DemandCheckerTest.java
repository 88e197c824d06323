package eu.megawatt.scheduler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.document.DemandPlanReader;
import eu.megawatt.fleet.document.DemandPlanWriter;
import eu.megawatt.fleet.document.DemandReader;
import eu.megawatt.fleet.document.DemandWriter;
import eu.megawatt.fleet.document.Syntax;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker of version 2 and the script that stands alone say the same of the same plan. */
final class DemandCheckerTest {

  private static final int SEEDS = 400;
  private static final int PLANS = 6;

  /** Of a placement of version 1, or of the price that the plans here take from the checker. */
  private static final Set<BreachKind> NOT_HERE =
      EnumSet.of(BreachKind.OWN_PRICE, BreachKind.OWN_BOUND);

  @TempDir private Path folder;

  @Test
  void check_goodAndBrokenPlans_saysWhatTheScriptSays() throws IOException, InterruptedException {
    Optional<DemandScript> found = DemandScript.in(folder);
    assumeTrue(found.isPresent(), DemandScript.ABSENT);
    List<DemandReport> reports = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Set<BreachKind> seen = EnumSet.noneOf(BreachKind.class);
    int good = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Demand demand = DemandCases.of(seed);
      for (int i = 0; i < PLANS; i++) {
        DemandPlan plan = DemandPlans.of(demand, seed * PLANS + i);
        DemandReport report = DemandChecker.check(demand, plan);
        report.breaches().forEach(breach -> seen.add(breach.kind()));
        reports.add(report);
        names.add("seed %d, plan %d: %s".formatted(seed, i, report.breaches()));
        found.get().add(demand, plan);
        good += report.feasible() ? 1 : 0;
      }
    }
    List<DemandScript.Verdict> verdicts = found.get().verdicts();
    assertThat(verdicts).hasSameSizeAs(reports);
    for (int i = 0; i < verdicts.size(); i++) {
      List<String> kinds =
          reports.get(i).breaches().stream().map(it -> it.kind().word()).sorted().toList();
      assertThat(kinds).as(names.get(i)).isEqualTo(verdicts.get(i).kinds());
      assertThat(reports.get(i).objectiveEur().euro().doubleValue())
          .as(names.get(i))
          .isCloseTo(verdicts.get(i).objectiveEur(), within(0.0101));
    }
    assertThat(good).isBetween(SEEDS * PLANS / 20, SEEDS * PLANS / 2);
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(NOT_HERE)));
  }

  @Test
  void documentedExample_holdsAndCostsWhatItSays() throws IOException {
    List<String> examples = examples();
    DemandReport report =
        DemandChecker.check(
            DemandReader.read(stream(examples.get(2)), Syntax.JSON),
            DemandPlanReader.read(stream(examples.get(3)), Syntax.JSON));
    assertThat(report.breaches()).isEmpty();
  }

  private static List<String> examples() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/formats.md"))) {
      here = Optional.ofNullable(here.getParent()).orElseThrow();
    }
    return Pattern.compile("(?s)```json\\n(.*?)```")
        .matcher(Files.readString(here.resolve("docs/formats.md")))
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void documents_writtenAndRead_areTheSame() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Demand demand = DemandCases.of(seed);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DemandWriter.write(demand, bytes);
      assertThat(DemandReader.read(new ByteArrayInputStream(bytes.toByteArray()), Syntax.JSON))
          .isEqualTo(demand);
      DemandPlan plan = DemandPlans.of(demand, seed);
      bytes.reset();
      DemandPlanWriter.write(plan, bytes);
      assertThat(DemandPlanReader.read(new ByteArrayInputStream(bytes.toByteArray()), Syntax.JSON))
          .isEqualTo(plan);
    }
  }
}
