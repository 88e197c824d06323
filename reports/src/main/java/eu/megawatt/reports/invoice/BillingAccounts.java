package eu.megawatt.reports.invoice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All billing accounts. Idle, unassigned and overhead are the provider's own. A tenant that is of
 * no account is shown its cost on an account of its own, so that nothing disappears.
 */
public final class BillingAccounts {

  /** What the account of a tenant that is of no account begins with. */
  public static final String OF_TENANT = "tenant:";

  private final BillingAccount own;
  private final NavigableMap<String, BillingAccount> byId = new TreeMap<>();
  private final Map<String, BillingAccount> byTenant = new HashMap<>();

  /**
   * The provider's own account, which is shown and not invoiced, and those of its customers.
   *
   * @throws IllegalArgumentException where two have an id or a tenant; says all of them
   */
  public BillingAccounts(BillingAccount own, List<BillingAccount> customers) {
    this.own = own;
    List<String> wrong = new ArrayList<>();
    if (own.isInvoiced()) {
      wrong.add("The provider's own account (%s) is invoiced; it must not be".formatted(own.id()));
    }
    byId.put(own.id(), own);
    own.tenants().keySet().forEach(tenant -> byTenant.put(tenant, own));
    for (BillingAccount account : customers) {
      add(account, wrong);
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  private void add(BillingAccount account, List<String> wrong) {
    if (account.id().startsWith(OF_TENANT)) {
      wrong.add(
          "Billing account (%s) begins with '%s', as those of tenants without one do"
              .formatted(account.id(), OF_TENANT));
    }
    if (byId.putIfAbsent(account.id(), account) != null) {
      wrong.add("Billing account (%s) is there twice".formatted(account.id()));
    }
    for (String tenant : account.tenants().keySet()) {
      BillingAccount other = byTenant.putIfAbsent(tenant, account);
      if (other != null) {
        wrong.add(
            "Tenant (%s) is of accounts (%s) and (%s); it must be of one"
                .formatted(tenant, other.id(), account.id()));
      }
    }
  }

  /** The provider's. */
  public BillingAccount own() {
    return own;
  }

  /** Who pays for a tenant's jobs. */
  public BillingAccount ofTenant(String tenantId) {
    return Optional.ofNullable(byTenant.get(tenantId)).orElseGet(() -> alone(tenantId));
  }

  private static BillingAccount alone(String tenantId) {
    return BillingAccount.shown(
        OF_TENANT + tenantId,
        tenantId.isBlank() ? OF_TENANT + tenantId : tenantId,
        new TreeMap<>(Collections.singletonMap(tenantId, tenantId)));
  }

  /** The account of an id; empty where there is none. */
  public Optional<BillingAccount> of(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
