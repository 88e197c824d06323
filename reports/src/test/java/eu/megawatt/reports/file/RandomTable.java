package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** A table of any columns and rows, the same for the same seed. */
record RandomTable(Schema schema, List<List<Cell>> cells) {

  /** Text that breaks writers and readers of tables. */
  static final List<String> NASTY =
      List.of(
          "",
          " ",
          " edges ",
          "=1+1",
          "+33 1 23",
          "-cmd",
          "@SUM(A1)",
          "\t=1",
          "\r=1",
          "\0=1",
          "\n=1",
          "＝1",
          "＋1",
          "－1",
          "＠1",
          "'",
          "'=1",
          "''-1",
          "'quoted'",
          "\"",
          "\"\"",
          "a\"b",
          "a,b;c\td|e",
          "two\nlines",
          "two\r\nlines",
          "bell\u0007 and NUL\0 within",
          "\uFFFE\uFFFF",
          "_x0041_ and _xyz_ and _x005F_",
          "<b>&amp;</b> ]]>",
          "Göteborg, Île-de-France, 北京, हिन्दी",
          "🔌⚡🏭",
          "e\u0301 and \u200B and \u202E",
          "12345678901234567890",
          "'1234567890123456",
          "0012",
          "1E5",
          "1/2",
          "NULL",
          "null",
          "true",
          "\\N",
          "\\",
          "{\"not\":\"json column\"}");

  private static final List<String> JSON =
      List.of(
          "{}",
          "[]",
          "{\"team\":\"=1+1\",\"n\":-5}",
          "{\"a\":{\"b\":[1,2,{\"c\":null}]},\"quote\":\"\\\"\",\"emoji\":\"⚡\"}",
          "[\"a,b\",\"c;d\",\"e\\nf\"]");

  static final List<ColumnType> TYPES =
      List.of(
          ColumnType.TEXT,
          ColumnType.WHOLE,
          ColumnType.decimal(2),
          ColumnType.exact(),
          ColumnType.INSTANT,
          ColumnType.DATE,
          ColumnType.JSON,
          ColumnType.BOOLEAN,
          ColumnType.decimal(0));

  static RandomTable of(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Column> columns = new ArrayList<>();
    int width = random.nextInt(1, 14);
    for (int i = 0; i < width; i++) {
      ColumnType type = TYPES.get(random.nextInt(TYPES.size()));
      columns.add(new Column("c%d, \"%s\"".formatted(i, type.word()), type, "Column " + i));
    }
    List<List<Cell>> rows = new ArrayList<>();
    int height = random.nextInt(60);
    for (int r = 0; r < height; r++) {
      rows.add(columns.stream().map(c -> cell(random, c.type())).toList());
    }
    return new RandomTable(new Schema("random", columns), rows);
  }

  /** Every nasty text, in the first, the middle and the last column. */
  static RandomTable nasty() {
    List<Column> columns =
        List.of(
            new Column("first", ColumnType.TEXT, "Text"),
            new Column("number", ColumnType.WHOLE, "Number"),
            new Column("middle", ColumnType.TEXT, "Text"),
            new Column("last", ColumnType.TEXT, "Text"));
    List<List<Cell>> rows = new ArrayList<>();
    for (String text : NASTY) {
      rows.add(List.of(Cell.of(text), Cell.of(-1), Cell.ABSENT, Cell.of("x")));
      rows.add(List.of(Cell.of("x"), Cell.of(-1), Cell.of(text), Cell.of(text)));
    }
    return new RandomTable(new Schema("nasty", columns), rows);
  }

  Rows rows() {
    return sink -> {
      for (List<Cell> row : cells) {
        sink.row(row);
      }
    };
  }

  private static Cell cell(SplittableRandom random, ColumnType type) {
    if (random.nextInt(8) == 0) {
      return Cell.ABSENT;
    }
    return switch (type) {
      case ColumnType.Decimal decimal -> Cell.of(decimal(random, decimal));
      case ColumnType.Plain plain ->
          switch (plain) {
            case TEXT -> Cell.of(text(random));
            case WHOLE -> Cell.of(random.nextLong() >> random.nextInt(64));
            case INSTANT ->
                Cell.of(
                    Instant.ofEpochSecond(
                        random.nextLong(-2_000_000_000L, 250_000_000_000L),
                        random.nextBoolean() ? 0 : 1_000L * random.nextInt(1_000_000)));
            case DATE -> Cell.of(LocalDate.of(1901, 1, 1).plusDays(random.nextInt(2_900_000)));
            case JSON -> Cell.of(JSON.get(random.nextInt(JSON.size())));
            case BOOLEAN -> Cell.of(random.nextBoolean());
          };
    };
  }

  private static String text(SplittableRandom random) {
    if (random.nextBoolean()) {
      return NASTY.get(random.nextInt(NASTY.size()));
    }
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      int c = random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(128);
      text.append(Character.isSurrogate((char) c) ? 's' : (char) c);
    }
    return text.toString();
  }

  private static BigDecimal decimal(SplittableRandom random, ColumnType.Decimal type) {
    int scale = random.nextInt(type.scale() + 1);
    int digits = random.nextInt(1, 39 - type.scale() + scale);
    BigInteger most = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
    BigInteger unscaled =
        random.nextInt(8) == 0
            ? most
            : new BigInteger(digits * 3, new Random(random.nextLong())).min(most);
    BigDecimal value = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
    return random.nextInt(5) == 0 ? value.stripTrailingZeros() : value;
  }
}
