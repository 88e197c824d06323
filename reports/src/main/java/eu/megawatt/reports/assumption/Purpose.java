package eu.megawatt.reports.assumption;

import eu.megawatt.reports.ledger.CostKind;

/** What a cost by the year is for. */
public enum Purpose {
  /** Upkeep of building, power and cooling. */
  FACILITY("facility", CostKind.FACILITY),
  STAFF("staff", CostKind.STAFF),
  RENT("rent", CostKind.FACILITY);

  private final String word;
  private final CostKind kind;

  Purpose(String word, CostKind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** The word that books use. */
  public String word() {
    return word;
  }

  /** The kind of cost that the ledger counts it as. */
  public CostKind kind() {
    return kind;
  }
}
