package eu.megawatt.reports.invoice.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.invoice.Vat;
import eu.megawatt.reports.invoice.VatCategory;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a customer's supplies are taxed, as read. */
final class VatEntry {

  private static final Shape<VatEntry> SHAPE =
      Shape.<VatEntry>of("a VAT object")
          .required(
              "category",
              (in, its) ->
                  its.category = in.word(VatCategory.class, VatCategory::code, "a VAT category"))
          .optional("ratePercent", (in, its) -> its.readRate(in))
          .optional(
              "exemptionReason", (in, its) -> its.exemptionReason = Optional.ofNullable(in.text()));

  private @Nullable VatCategory category;
  private BigDecimal ratePercent = BigDecimal.ZERO;
  private Optional<String> exemptionReason = Optional.empty();
  private @Nullable Vat vat;

  VatEntry(Cursor in) throws IOException {
    int before = in.issues().size();
    SHAPE.read(in, this);
    if (category != null && in.issues().size() == before) {
      check(in, category);
    }
  }

  private void readRate(Cursor in) throws IOException {
    String written = in.written();
    if (!Double.isNaN(in.number(Range.NOT_NEGATIVE))) {
      ratePercent = new BigDecimal(written.replace("_", ""));
    }
  }

  private void check(Cursor in, VatCategory known) {
    try {
      vat = new Vat(known, ratePercent, exemptionReason);
    } catch (IllegalArgumentException e) {
      in.issue(String.valueOf(e.getMessage()));
    }
  }

  Vat complete() {
    return requireNonNull(vat);
  }
}
