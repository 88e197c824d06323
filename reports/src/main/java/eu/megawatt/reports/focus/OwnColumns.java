package eu.megawatt.reports.focus;

import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.period.Posted;
import java.math.BigDecimal;

/** Energy, carbon and the provider's cost, which FOCUS has no columns for. */
final class OwnColumns {

  private static final int MILLI = 3;

  private OwnColumns() {}

  static void fill(FocusRow row, Posted posted) {
    row.put(FocusColumn.X_ENERGY, posted.energyWh())
        .put(FocusColumn.X_LOCATION, BigDecimal.valueOf(posted.locationMilliG(), MILLI))
        .put(FocusColumn.X_MARKET, BigDecimal.valueOf(posted.marketMilliG(), MILLI))
        .put(FocusColumn.X_COST, posted.cents().total());
    for (CostKind kind : CostKind.values()) {
      row.put(column(kind), posted.cents().of(kind));
    }
  }

  private static FocusColumn column(CostKind kind) {
    return switch (kind) {
      case ENERGY -> FocusColumn.X_ENERGY_COST;
      case TAX -> FocusColumn.X_TAX;
      case NETWORK -> FocusColumn.X_NETWORK;
      case DEPRECIATION -> FocusColumn.X_DEPRECIATION;
      case FACILITY -> FocusColumn.X_FACILITY;
      case STAFF -> FocusColumn.X_STAFF;
      case FINANCE -> FocusColumn.X_FINANCE;
      case FLEXIBILITY -> FocusColumn.X_FLEXIBILITY;
    };
  }
}
