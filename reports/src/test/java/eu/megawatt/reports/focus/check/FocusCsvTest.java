package eu.megawatt.reports.focus.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FocusCsvTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void next_whateverCells_comeBackAsTheyWereWithTheLineThatTheyBeginIn(int seed)
      throws IOException {
    Random random = new Random(seed);
    List<String> pieces = List.of("a", "\"", ",", "\n", "\r\n", " ", "é", "x_", "");
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    StringBuilder text = new StringBuilder("a,b,c\r\n");
    long line = 2;
    for (int i = 0; i < 200; i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < 3; j++) {
        String cell = "";
        for (int k = random.nextInt(5); k > 0; k--) {
          cell += pieces.get(random.nextInt(pieces.size()));
        }
        row.add(cell);
      }
      String written =
          row.stream()
              .map(it -> '"' + it.replace("\"", "\"\"") + '"')
              .collect(Collectors.joining(","));
      rows.add(row);
      lines.add(line);
      line += written.chars().filter(c -> c == '\n').count() + 1;
      text.append(written).append(random.nextBoolean() ? "\r\n" : "\n");
    }

    FocusCsv csv = csv(text.toString());
    List<FocusRow> read = rows(csv);

    assertThat(read).extracting(FocusRow::cells).isEqualTo(rows);
    assertThat(read).extracting(FocusRow::line).isEqualTo(lines);
    assertThat(csv.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'a,b|1|3,4'; 2; 'the row has 1 cells and the header 2; it is not checked'; 1",
        "'a,b|1,2||3,4'; 3; 'the line is empty'; 2",
        "'a,a|1,2'; 1; 'the column \"a\" is there twice; the first counts'; 1",
        "'a,|1,2'; 1; 'a column has no name'; 1",
        "'a,b|1,x\"y\"|3,4'; 2; 'a quote stands in a cell that does not begin with one; the row is not checked'; 1",
        "'a,b|1,\"x\"y|3,4'; 2; 'something stands between a closing quote and the next comma; the row is not checked'; 1",
        "'a,b|1,2|3,\"4'; 3; 'a quote is opened in this line and never closed'; 1"
      })
  void next_fileThatIsNotSound_isToldByLineAndTheOtherRowsAreRead(
      String text, long line, String message, int rows) throws IOException {
    FocusCsv csv = csv(text.replace('|', '\n'));

    assertThat(rows(csv)).hasSize(rows);
    assertThat(csv.problems()).containsExactly(new FileProblem(line, message));
  }

  @Test
  void next_markAndCarriageReturnAlone_areTold() throws IOException {
    FocusCsv csv = csv("\ufeffa,b\r\n1,2\r3,4\r\n");

    assertThat(csv.header()).containsExactly("a", "b");
    assertThat(rows(csv)).hasSize(1);
    assertThat(csv.problems()).extracting(FileProblem::line).containsExactly(1L, 2L);
  }

  @Test
  void next_bytesThatAreNotUtf8_endTheCheckAndAreTold() throws IOException {
    FocusCsv csv =
        new FocusCsv(
            new ByteArrayInputStream(
                "a,b\r\n1,2\r\n3,\u00e9\r\n5,6\r\n".getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(rows(csv)).extracting(FocusRow::line).containsExactly(2L);
    assertThat(csv.problems())
        .containsExactly(
            new FileProblem(
                3, "there are bytes that are not UTF-8; from here on nothing is checked"));
  }

  @Test
  void next_emptyFile_isTold() throws IOException {
    FocusCsv csv = csv("");

    assertThat(csv.header()).isEmpty();
    assertThat(csv.problemCount()).isEqualTo(1);
  }

  @Test
  void next_manyProblems_areCountedAndNotAllTold() throws IOException {
    FocusCsv csv = csv("a,b\n" + "1\n".repeat(1_000));

    assertThat(rows(csv)).isEmpty();
    assertThat(csv.problems()).hasSize(FocusCsv.TOLD);
    assertThat(csv.problemCount()).isEqualTo(1_000);
  }

  private static FocusCsv csv(String text) throws IOException {
    return new FocusCsv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<FocusRow> rows(FocusCsv csv) throws IOException {
    List<FocusRow> rows = new ArrayList<>();
    for (Optional<FocusRow> row = csv.next(); row.isPresent(); row = csv.next()) {
      rows.add(row.get());
    }
    return rows;
  }
}
