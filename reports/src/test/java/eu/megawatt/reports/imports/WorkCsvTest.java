package eu.megawatt.reports.imports;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.Issue;
import eu.megawatt.reports.cost.Work;
import eu.megawatt.reports.cost.WorkCount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkCsvTest {

  private static final String GOOD =
      """
      day,site,tenant,pool,project,job,inputTokens,outputTokens,tasks,acceptedTasks,source
      2026-10-01,par-1,bank,par-h200,kyc,,9000000,2500000,10000,9100,"gateway, daily"
      2026-10-01,par-1,voice,,,,,,5000,,gateway
      """;

  @Test
  void read_good_hasEveryFieldAndWhatWasNotCountedIsZero() {
    assertThat(read(GOOD).accepted())
        .containsExactly(
            new WorkCount(
                LocalDate.parse("2026-10-01"),
                "par-1",
                Optional.of("par-h200"),
                "bank",
                Optional.of("kyc"),
                Optional.empty(),
                new Work(9_000_000, 2_500_000, 10_000, 9_100),
                "gateway, daily"),
            new WorkCount(
                LocalDate.parse("2026-10-01"),
                "par-1",
                Optional.empty(),
                "voice",
                Optional.empty(),
                Optional.empty(),
                new Work(0, 0, 5_000, 0),
                "gateway"));
  }

  @Test
  void write_whatWasRead_readsTheSame() {
    Preview<WorkCount> once = read(GOOD);

    assertThat(read(WorkCsvWriter.write(once.accepted())).accepted()).isEqualTo(once.accepted());
  }

  @Test
  void read_wrongCells_namesAllOfThemByLineAndColumn() {
    Preview<WorkCount> preview =
        read(
            """
            day,site,tenant,tasks,acceptedTasks,inputTokens,source
            2026-10-32,par-1,bank,10,11,-1,
            2026-10-01,par-1,bank,10,9,1,gateway
            2026-10-01,par-1,bank,12,9,1,gateway
            """);

    assertThat(preview.isAcceptable()).isFalse();
    assertThat(preview.issues())
        .extracting(Issue::pointer)
        .containsExactlyInAnyOrder(
            "/2/day", "/2/acceptedTasks", "/2/inputTokens", "/2/source", "/4/day");
    assertThat(preview.issues()).extracting(Issue::message).anyMatch(it -> it.contains("line 3"));
  }

  @Test
  void read_unknownColumn_suggestsTheOneThatIsMeant() {
    assertThat(read("day,site,tenant,task,source\n").issues())
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("task"));
  }

  private static Preview<WorkCount> read(String text) {
    try {
      return WorkCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
