package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.CarbonClaim;
import eu.megawatt.reports.carbon.InstrumentKind;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a contract counts for as read. */
final class CarbonClaimEntry {

  private static final Shape<CarbonClaimEntry> SHAPE =
      Shape.<CarbonClaimEntry>of("a carbon object")
          .required("kind", (in, its) -> its.readKind(in))
          .required("gPerKwh", (in, its) -> its.gPerKwh = Fields.decimal(in, Range.NOT_NEGATIVE));

  private @Nullable InstrumentKind kind;
  private @Nullable BigDecimal gPerKwh;

  CarbonClaimEntry(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  private void readKind(Cursor in) throws IOException {
    kind = in.word(InstrumentKind.class, InstrumentKind::word, "a kind of instrument");
  }

  CarbonClaim complete() {
    return new CarbonClaim(requireNonNull(kind), requireNonNull(gPerKwh));
  }
}
