package eu.megawatt.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.bench.plan.PlanResult;
import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.bench.speed.SpeedResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeSectionTest {

  private static final Machine MACHINE = new Machine("Abacus 7", 2, 24, "Linux 6", "Temurin 25");
  private static final Instant DAY = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path results = Path.of("");

  @Test
  void readme_asCommitted_hasWhatTheCommandMakes() throws IOException {
    String readme = Files.readString(Checkout.root().resolve("README.md"));

    assertThat(readme)
        .as("run ./megawatt bench table")
        .isEqualTo(ReadmeSection.into(readme, ReadmeSection.of(Checkout.results())));
  }

  @Test
  void section_ofKeptResults_hasALineForEachSolverAndFigure() throws IOException {
    Results.write(results, "plan", DAY.minusSeconds(200_000), plans("1.10"));
    Results.write(results, "plan", DAY, plans("105.00"));
    Results.write(results, "speed", DAY, speed());

    assertThat(ReadmeSection.of(results))
        .contains("Abacus 7, 2 cores, 24 GiB")
        .contains("| solver | s | S: 50 jobs |")
        .contains("| ours | 10 | 5.00 % (3) |")
        .contains("| theirs | 10 | cannot build |")
        .contains("| a thing | 1,200 1/s | 2 | 3 times that one |")
        .isEqualTo(ReadmeSection.of(results));
  }

  private static PlanResult plans(String eur) {
    return new PlanResult(
        PlanResult.FORMAT,
        DAY,
        "abc",
        MACHINE,
        1,
        List.of(10.0),
        60,
        List.of(
            new PlanResult.Case("S", "S one", "S", 50, 4, 672, 9, new BigDecimal("100"), "ours")),
        List.of(
            row("ours", Optional.of(new BigDecimal(eur)), ""),
            row("theirs", Optional.empty(), "cannot build: 9 starts")));
  }

  private static PlanResult.Row row(String solver, Optional<BigDecimal> eur, String note) {
    return new PlanResult.Row(
        solver,
        "S",
        2,
        Optional.of(10.0),
        10,
        eur,
        eur.map(it -> it.doubleValue() / 100 - 1),
        eur.map(_ -> 3),
        eur.map(_ -> 0L),
        Optional.empty(),
        Optional.empty(),
        note);
  }

  private static SpeedResult speed() {
    return new SpeedResult(
        SpeedResult.FORMAT,
        DAY,
        "abc",
        MACHINE,
        1,
        List.of(
            new SpeedResult.Figure(
                "a thing",
                "Thing.it",
                "1/s",
                1200,
                Optional.of(600.0),
                Optional.of(2.0),
                Optional.of(new SpeedResult.Peer("that one", 400, 3)))));
  }
}
