package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.Gate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The accounts of tenants with a share, in a window. Not thread-safe. */
final class Shares {

  private final Map<String, ShareAccount> byTenant = new TreeMap<>();

  Shares(World world, Window window, Tariff tariff, Spending spending) {
    world
        .shares()
        .forEach(
            (tenant, share) ->
                byTenant.put(tenant, new ShareAccount(share, window, tariff, spending)));
  }

  Collection<ShareAccount> accounts() {
    return byTenant.values();
  }

  Optional<ShareAccount> of(String tenant) {
    return Optional.ofNullable(byTenant.get(tenant));
  }

  /** What lets through what a tenant may have. */
  Gate gate(String tenant) {
    ShareAccount account = byTenant.get(tenant);
    return account == null ? Gate.OPEN : account;
  }

  void take(LiveJob job, List<Leg> legs, int sign) {
    ShareAccount account = byTenant.get(job.work().job().tenant());
    if (account != null && !legs.isEmpty()) {
      account.take(job, legs, sign);
    }
  }

  /** Whether a run of a job that has no place is allowed to its tenant. */
  boolean admit(LiveJob job, Run run) {
    ShareAccount account = byTenant.get(job.work().job().tenant());
    return account == null || account.admits(job, run);
  }

  /** Whether a tenant neither draws nor takes more than it may, from a slot on. */
  boolean hold(String tenant, int fromSlot) {
    ShareAccount account = byTenant.get(tenant);
    return account == null || account.holds(fromSlot);
  }
}
