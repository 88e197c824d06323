package eu.megawatt.reports.invoice;

import eu.megawatt.reports.period.StatementRow;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line and the rows behind it. The line is the exact sum of its rows rounded half up to the cent
 * (EN 16931, BT-131), and its rows have whole cents that add up to it. Holds the rows and a number
 * for each; what a row is charged is worked out as it is asked for.
 */
public final class BillLine {

  private final LineKey key;
  private final Optional<Price> price;
  private final List<StatementRow> rows;
  private final long[] cents;

  BillLine(LineKey key, Optional<Price> price, List<StatementRow> rows) {
    this.key = key;
    this.price = price;
    this.rows = List.copyOf(rows);
    this.cents = CentShares.of(rows.stream().map(row -> charge(row, 0).contractedCost()).toList());
  }

  private Charge charge(StatementRow row, long billedCents) {
    return new Charge(row, key.portion(), Portions.of(row, key.portion()), price, billedCents);
  }

  public LineKey key() {
    return key;
  }

  /** The one price of all its rows; empty where they are charged at cost. */
  public Optional<Price> price() {
    return price;
  }

  /** Its rows as they are charged, in the order of the statement. */
  public Stream<Charge> charges() {
    return IntStream.range(0, cents.length).mapToObj(i -> charge(rows.get(i), cents[i]));
  }

  /** What it is charged. */
  public long cents() {
    return Arrays.stream(cents).reduce(0, Math::addExact);
  }

  /** The GPU-hours of its rows, allocated. */
  public BigDecimal gpuHours() {
    return charges().map(Charge::allocatedGpuHours).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
