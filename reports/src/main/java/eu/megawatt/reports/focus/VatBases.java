package eu.megawatt.reports.focus;

import eu.megawatt.reports.invoice.Vat;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The list and contracted costs of the rows that each VAT is charged on. */
final class VatBases {

  private final Map<Vat, BigDecimal> list = new TreeMap<>();
  private final Map<Vat, BigDecimal> contracted = new TreeMap<>();

  void add(Vat vat, BigDecimal listCost, BigDecimal contractedCost) {
    list.merge(vat, listCost, BigDecimal::add);
    contracted.merge(vat, contractedCost, BigDecimal::add);
  }

  BigDecimal list(Vat vat) {
    return list.getOrDefault(vat, BigDecimal.ZERO);
  }

  BigDecimal contracted(Vat vat) {
    return contracted.getOrDefault(vat, BigDecimal.ZERO);
  }
}
