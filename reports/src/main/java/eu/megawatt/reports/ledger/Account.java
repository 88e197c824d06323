package eu.megawatt.reports.ledger;

/** Where a line stands: a pool of a site, and whose part of it. */
public record Account(String siteId, String poolId, Holder holder) implements Comparable<Account> {

  /** The pool of what belongs to no pool: a site's overhead where it has no IT. */
  public static final String NO_POOL = "";

  @Override
  public int compareTo(Account other) {
    return AccountOrder.compare(this, other);
  }
}
