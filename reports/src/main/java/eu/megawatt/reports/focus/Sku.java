package eu.megawatt.reports.focus;

import eu.megawatt.reports.invoice.BillLine;
import eu.megawatt.reports.invoice.Portion;
import eu.megawatt.reports.invoice.Price;

/**
 * What a line sells. A cost that is passed on has no price list behind it: it is a SKU of its own,
 * a euro for each euro.
 *
 * @param basis by what the price counts
 * @param category of pricing, in the words of FOCUS
 */
record Sku(String id, String priceId, String meter, String basis, String category) {

  static Sku of(BillLine line) {
    String meter = meter(line.key().portion());
    return line.price()
        .map(price -> priced(price, meter))
        .orElseGet(() -> atCost(line.key().portion(), meter));
  }

  private static Sku priced(Price price, String meter) {
    return new Sku(price.skuId(), price.skuPriceId(), meter, "allocated", "Standard");
  }

  private static Sku atCost(Portion portion, String meter) {
    String id =
        switch (portion) {
          case USED, RESERVED, CORRECTED -> "gpu-time-at-cost";
          case IDLE, UNASSIGNED, OVERHEAD -> portion.word() + "-at-cost";
        };
    return new Sku(id, id, meter, "cost", "Other");
  }

  private static String meter(Portion portion) {
    return switch (portion) {
      case USED, RESERVED, CORRECTED -> "GPU time";
      case IDLE, UNASSIGNED, OVERHEAD -> portion.description();
    };
  }
}
