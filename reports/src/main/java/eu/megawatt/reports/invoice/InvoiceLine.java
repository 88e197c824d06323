package eu.megawatt.reports.invoice;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A line of an invoice by EN 16931.
 *
 * @param id of the line among all invoices
 * @param origin what it charges
 * @param description of the item (BT-153)
 * @param quantity invoiced (BT-129); below 0 where the line takes something back
 * @param unit of it
 * @param unitPrice net of VAT (BT-146), never below 0
 * @param cents the net amount of the line (BT-131)
 * @param vat the category and rate of the line (BT-151, BT-152)
 */
public record InvoiceLine(
    String id,
    Origin origin,
    String description,
    BigDecimal quantity,
    Unit unit,
    BigDecimal unitPrice,
    long cents,
    Vat vat) {

  /** What is charged. */
  public sealed interface Origin {
    /** What was used, with the rows behind it. */
    record Use(BillLine line) implements Origin {}

    /** A credit or an adjustment. */
    record Extra(ExtraCharge charge) implements Origin {}
  }

  /** The unit of a quantity, and its code in UN/ECE Recommendation 20 (BT-130). */
  public enum Unit {
    GPU_HOURS("GPU-Hours", "HUR"),
    /** One, where an amount has no price. */
    AMOUNTS("Amounts", "C62");

    private final String word;
    private final String code;

    Unit(String word, String code) {
      this.word = word;
      this.code = code;
    }

    /** As files of FOCUS have it. */
    public String word() {
      return word;
    }

    public String code() {
      return code;
    }
  }

  static InvoiceLine of(String id, BillLine line, Vat vat) {
    String description = Descriptions.of(line.key());
    Origin origin = new Origin.Use(line);
    return line.price()
        .map(
            price ->
                new InvoiceLine(
                    id,
                    origin,
                    description,
                    line.gpuHours(),
                    Unit.GPU_HOURS,
                    price.contractedPrice(),
                    line.cents(),
                    vat))
        .orElseGet(() -> amount(id, origin, description, line.cents(), vat));
  }

  static InvoiceLine of(String id, ExtraCharge charge) {
    return amount(id, new Origin.Extra(charge), charge.description(), charge.cents(), charge.vat());
  }

  /** An amount that has no price: one of it, or minus one. */
  private static InvoiceLine amount(
      String id, Origin origin, String description, long cents, Vat vat) {
    return new InvoiceLine(
        id,
        origin,
        description,
        BigDecimal.valueOf(cents < 0 ? -1 : 1),
        Unit.AMOUNTS,
        BigDecimal.valueOf(Math.absExact(cents), 2),
        cents,
        vat);
  }

  /** The closed month that it corrects. */
  public Optional<YearMonth> corrects() {
    return origin instanceof Origin.Use use ? use.line().key().corrects() : Optional.empty();
  }
}
