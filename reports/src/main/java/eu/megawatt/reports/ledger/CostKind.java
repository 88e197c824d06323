package eu.megawatt.reports.ledger;

/** What a cost is for, in the order in which statements list them. */
public enum CostKind {
  /** The commodity: day-ahead, contracts and their settlement. */
  ENERGY("energy", 0),
  /** Excise on electricity. */
  TAX("tax", 1),
  /** What the network operators charge: by energy, by demand, and fixed. */
  NETWORK("network", 2),
  /** Straight-line, of servers, networks and storage. */
  DEPRECIATION("depreciation", 3),
  /** Building, cooling and rent. */
  FACILITY("facility", 4),
  STAFF("staff", 5),
  /** What capital costs that is bound in assets. */
  FINANCE("finance", 6),
  /** Demand response and flexibility; an income, so 0 or less. */
  FLEXIBILITY("flexibility", 7);

  private final String word;
  private final int place;

  CostKind(String word, int place) {
    this.word = word;
    this.place = place;
  }

  /** Its place among all kinds, from 0. */
  int place() {
    return place;
  }

  /** The word that documents and files use. */
  public String word() {
    return word;
  }
}
