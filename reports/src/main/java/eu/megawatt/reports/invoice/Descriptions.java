package eu.megawatt.reports.invoice;

import eu.megawatt.reports.ledger.Account;

/** What lines are called. */
final class Descriptions {

  private Descriptions() {}

  static String of(LineKey key) {
    String place =
        key.poolId().equals(Account.NO_POOL)
            ? "site " + key.siteId()
            : "pool %s of site %s".formatted(key.poolId(), key.siteId());
    String what = "%s, %s".formatted(key.portion().description(), place);
    return key.corrects().map(month -> "%s, corrects %s".formatted(what, month)).orElse(what);
  }
}
