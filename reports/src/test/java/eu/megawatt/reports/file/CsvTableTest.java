package eu.megawatt.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

  private static final Schema ALL =
      new Schema(
          "all",
          List.of(
              new Column("id", ColumnType.TEXT, "Text"),
              new Column("energyWh", ColumnType.WHOLE, "Whole", "Wh"),
              new Column("cost", ColumnType.decimal(2), "Money", "EUR"),
              new Column("price", ColumnType.exact(), "Price", "EUR/Wh"),
              new Column("from", ColumnType.INSTANT, "Instant"),
              new Column("day", ColumnType.DATE, "Day"),
              new Column("tags", ColumnType.JSON, "Tags"),
              new Column("billed", ColumnType.BOOLEAN, "Flag")));

  private static final RandomTable ONE =
      new RandomTable(
          ALL,
          List.of(
              List.of(
                  Cell.of("-job; \"7\""),
                  Cell.of(-12_345_678L),
                  Cell.of(new BigDecimal("-1234.5")),
                  Cell.of(new BigDecimal("1E-7")),
                  Cell.of(Instant.parse("2026-10-25T00:30:00.25Z")),
                  Cell.of(LocalDate.of(2026, 3, 9)),
                  Cell.of("{\"a\":1}"),
                  Cell.of(true)),
              List.of(
                  Cell.of("12345678901234567890"),
                  Cell.ABSENT,
                  Cell.ABSENT,
                  Cell.ABSENT,
                  Cell.of(Instant.parse("2026-01-01T00:00:00Z")),
                  Cell.ABSENT,
                  Cell.ABSENT,
                  Cell.of(false))));

  @Test
  void row_machineProfile_isRfc4180WithPointAndUtc() throws IOException {
    assertThat(text(FileFormat.CSV, ONE))
        .isEqualTo(
            """
            id,energyWh,cost,price,from,day,tags,billed\r
            "'-job; ""7\""",-12345678,-1234.50,0.0000001,2026-10-25T00:30:00.250Z,2026-03-09,"{""a"":1}",true\r
            12345678901234567890,,,,2026-01-01T00:00:00Z,,,false\r
            """);
  }

  @Test
  void row_frenchProfile_isWhatAFrenchSpreadsheetTakesForNumbersAndDays() throws IOException {
    assertThat(text(FileFormat.CSV_FR, ONE))
        .isEqualTo(
            "\uFEFF"
                + """
                id;energyWh;cost;price;from (UTC);day;tags;billed\r
                "'-job; ""7\""";-12345678;-1234,50;0,0000001;25/10/2026 00:30:00,250000;09/03/2026;"{""a"":1}";VRAI\r
                '12345678901234567890;;;;01/01/2026 00:00:00;;;FAUX\r
                """);
  }

  @Test
  void row_swedishProfile_hasIsoDays() throws IOException {
    assertThat(text(FileFormat.CSV_SV, ONE))
        .startsWith("\uFEFFid;energyWh;")
        .contains(";2026-10-25 00:30:00,250000;2026-03-09;")
        .contains(";SANT\r\n");
  }

  @Test
  void row_absentAndEmpty_areToldApart() throws IOException {
    Schema two =
        new Schema(
            "two",
            List.of(new Column("a", ColumnType.TEXT, "A"), new Column("b", ColumnType.TEXT, "B")));

    assertThat(
            text(FileFormat.CSV, new RandomTable(two, List.of(List.of(Cell.ABSENT, Cell.of(""))))))
        .isEqualTo("a,b\r\n,\"\"\r\n");
  }

  @Test
  void row_anyTable_isReadAsItWas() throws IOException {
    for (int seed = 0; seed < 400; seed++) {
      RandomTable table = RandomTable.of(seed);
      assertReadsAs(table, FileFormat.CSV, ',', "seed " + seed);
      assertReadsAs(table, FileFormat.CSV_FR, ';', "seed " + seed);
      assertReadsAs(table, FileFormat.CSV_SV, ';', "seed " + seed);
    }
    assertReadsAs(RandomTable.nasty(), FileFormat.CSV, ',', "nasty");
    assertReadsAs(RandomTable.nasty(), FileFormat.CSV_FR, ';', "nasty");
  }

  @Test
  void row_noTextOfAnyTable_beginsAsAFormula() throws IOException {
    for (int seed = 0; seed < 400; seed++) {
      RandomTable table = seed == 0 ? RandomTable.nasty() : RandomTable.of(seed);
      List<List<Optional<String>>> records = NaiveCsv.read(text(FileFormat.CSV, table), ',');
      for (List<Optional<String>> record : records.subList(1, records.size())) {
        for (int i = 0; i < record.size(); i++) {
          if (table.schema().columns().get(i).type() == ColumnType.TEXT) {
            assertThat(record.get(i).orElse("")).doesNotMatch("(?s)[=+\\-@\\t\\x00\\r＝＋－＠].*");
          }
        }
      }
    }
  }

  @Test
  void row_nastyTable_isReadTheSameByPython(@TempDir Path folder) throws Exception {
    assumeThat(python(folder, "print('here')")).isEqualTo("here\n");
    RandomTable table = RandomTable.nasty();
    Files.write(folder.resolve("t.csv"), Made.file(FileFormat.CSV, table));

    String json =
        python(
            folder,
            "import csv, json; print(json.dumps(list(csv.reader(open('t.csv', encoding='utf-8',"
                + " newline=''), strict=True))))");

    List<List<String>> read = new ArrayList<>();
    new ObjectMapper()
        .readTree(json)
        .forEach(
            record -> {
              List<String> fields = new ArrayList<>();
              record.forEach(field -> fields.add(NaiveCsv.unguarded(field.asText())));
              read.add(fields);
            });
    assertThat(read.subList(1, read.size()))
        .isEqualTo(
            table.cells().stream()
                .map(r -> r.stream().map(c -> expected(c).orElse("")).toList())
                .toList());
  }

  private static void assertReadsAs(RandomTable table, FileFormat format, char separator, String as)
      throws IOException {
    String text = text(format, table);
    List<List<Optional<String>>> records =
        NaiveCsv.read(text.startsWith("\uFEFF") ? text.substring(1) : text, separator);

    assertThat(records).as(as).hasSize(table.cells().size() + 1);
    boolean alone = table.schema().columns().size() == 1;
    for (int r = 0; r < table.cells().size(); r++) {
      for (int i = 0; i < table.schema().columns().size(); i++) {
        Cell cell = table.cells().get(r).get(i);
        Optional<String> read = records.get(r + 1).get(i);
        Optional<String> expected = expected(cell);
        assertThat(
                cell instanceof Cell.Text
                    ? read.map(t -> unguarded(format, t))
                    : normal(cell, read))
            .as("%s, row %d, column %d", as, r, i)
            .isEqualTo(alone && expected.isEmpty() ? Optional.of("") : expected);
      }
    }
  }

  private static String unguarded(FileFormat format, String text) {
    return format == FileFormat.CSV ? NaiveCsv.unguarded(text) : NaiveCsv.unguardedWithDigits(text);
  }

  /** Numbers are compared by what they are worth; their form is another test's. */
  private static Optional<String> normal(Cell cell, Optional<String> read) {
    return cell instanceof Cell.Decimal
        ? read.map(
            t -> {
              assertThat(t).matches("-?[0-9]+([.,][0-9]+)?");
              return worth(new BigDecimal(t.replace(',', '.')));
            })
        : read.map(t -> flag(t));
  }

  private static String flag(String text) {
    return switch (text) {
      case "VRAI", "SANT" -> "true";
      case "FAUX", "FALSKT" -> "false";
      default -> text.matches("\\d{4}-\\d\\d-\\d\\d|\\d\\d/\\d\\d/\\d{4}") ? iso(text) : time(text);
    };
  }

  private static String iso(String day) {
    return day.contains("/")
        ? day.substring(6) + "-" + day.substring(3, 5) + "-" + day.substring(0, 2)
        : day;
  }

  private static String time(String text) {
    if (!text.contains(" ")) {
      return text;
    }
    String[] parts = text.split(" ", 2);
    return LocalDateTime.parse(
            iso(parts[0]) + "T" + parts[1].replace(',', '.'), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
        .toInstant(ZoneOffset.UTC)
        .toString();
  }

  private static String worth(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static Optional<String> expected(Cell cell) {
    return switch (cell) {
      case Cell.Absent _ -> Optional.empty();
      case Cell.Text(String value) -> Optional.of(value);
      case Cell.Whole(long value) -> Optional.of(Long.toString(value));
      case Cell.Decimal(BigDecimal value) -> Optional.of(worth(value));
      case Cell.At(Instant value) -> Optional.of(value.toString());
      case Cell.Day(LocalDate value) -> Optional.of(value.toString());
      case Cell.Flag(boolean value) -> Optional.of(Boolean.toString(value));
    };
  }

  private static String text(FileFormat format, RandomTable table) throws IOException {
    return new String(Made.file(format, table), StandardCharsets.UTF_8);
  }

  private static String python(Path folder, String program) throws Exception {
    Path out = folder.resolve("out.txt");
    try {
      new ProcessBuilder("python3", "-c", program)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(out.toFile())
          .start()
          .waitFor();
    } catch (IOException e) {
      return "";
    }
    return Files.readString(out);
  }
}
