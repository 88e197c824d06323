package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Schema;
import java.math.BigDecimal;
import java.util.Arrays;

/** What the columns of numbers add up to, exactly. */
final class ColumnSums {

  private final BigDecimal[] sums;
  private final boolean[] asText;

  ColumnSums(Schema schema) {
    this.sums = new BigDecimal[schema.columns().size()];
    this.asText = new boolean[sums.length];
    Arrays.fill(sums, BigDecimal.ZERO);
  }

  void add(int column, BigDecimal value, boolean counts) {
    sums[column] = sums[column].add(value);
    asText[column] |= !counts;
  }

  BigDecimal sum(int column) {
    return sums[column];
  }

  /** Whether a spreadsheet can add the column: none of its numbers had to be text. */
  boolean counts(int column) {
    return !asText[column];
  }
}
