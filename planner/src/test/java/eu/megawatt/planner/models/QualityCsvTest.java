package eu.megawatt.planner.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.planner.models.measure.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class QualityCsvTest {

  private static final String HEADER = "model,task,share,trials,basis,source,day\n";

  private static Judged read(String text) throws IOException {
    return QualityCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static InvalidDocumentException refused(String text) {
    return catchThrowableOfType(InvalidDocumentException.class, () -> read(text));
  }

  @Test
  void row_isReadByTheNamesOfItsColumns() throws IOException {
    Judged read =
        read(
            """
            day,source,basis,trials,share,task,model,extra
            2026-03-31,"our own count, March",measured,200,0.91,gpqa,A,x
            2026-03-31,a blog,estimated,,1,gpqa,B,
            """);

    assertThat(read.all())
        .containsExactly(
            new Judged.Row(
                "A",
                new ModelQuality(
                    "gpqa",
                    0.91,
                    OptionalInt.of(200),
                    Source.measured("our own count, March"),
                    LocalDate.of(2026, 3, 31))),
            new Judged.Row(
                "B",
                new ModelQuality(
                    "gpqa",
                    1,
                    OptionalInt.empty(),
                    Source.estimated("a blog"),
                    LocalDate.of(2026, 3, 31))));
  }

  @Test
  void everythingWrong_isSaidByItsLine() {
    InvalidDocumentException refused =
        refused(
            HEADER
                + "A,gpqa,91,200,measured,x,2026-03-31\n"
                + "A,gpqa,0.9,200,measured,x,2026-03-31\n"
                + ",,-1,0,guessed,,31.3.2026\n"
                + "A,gpqa\n");

    assertThat(refused.issues())
        .extracting(Issue::pointer)
        .satisfies(it -> assertThat(it).allMatch(at -> at.matches("/(2|4|5).*")))
        .hasSize(9);
    assertThat(refused.issues().getFirst().message()).contains("Maybe it is in percent");
    assertThat(refused).hasMessageContaining("2 cells for 7 columns");
  }

  @Test
  void file_withoutItsColumnsOrRows_isRefused() {
    assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("no rows");
    assertThat(refused("model,task,model\nA,gpqa,B\n").issues()).hasSize(6);
    assertThatThrownBy(
            () ->
                read(
                    HEADER
                        + String.join(
                            "",
                            Collections.nCopies(
                                QualityCsv.MOST_ROWS + 1, "A,t,1,,measured,x,2026-01-01\n"))))
        .hasMessageContaining("at most 5000");
  }

  @Test
  void qualityOfAModel_isTheNewestAtTheTask_elseAtAnother() throws IOException {
    Judged read =
        read(
            HEADER
                + "A,code,0.1,,measured,x,2026-05-01\n"
                + "A,chat,0.2,,measured,x,2026-01-01\n"
                + "A,chat,0.3,,measured,x,2026-02-01\n"
                + "A,chat,0.4,,measured,x,2026-02-01\n"
                + "A,chat,0.5,,measured,x,2025-02-01\n");

    assertThat(read.of("A", "chat").orElseThrow().share()).isEqualTo(0.4);
    assertThat(read.of("A", "maths").orElseThrow().share()).isEqualTo(0.1);
    assertThat(read.of("B", "chat")).isEmpty();
  }
}
