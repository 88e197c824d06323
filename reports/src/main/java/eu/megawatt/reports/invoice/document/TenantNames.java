package eu.megawatt.reports.invoice.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tenants of an account as read, by id. */
final class TenantNames {

  private record Tenant(String name, long at, String pointer) {}

  private final Map<String, Tenant> byId = new LinkedHashMap<>();

  void read(Cursor in) throws IOException {
    if (!in.isObject()) {
      in.notA("an object of names by tenant id");
      return;
    }
    in.fields(this::readTenant);
  }

  private void readTenant(Cursor in, String id) throws IOException {
    long at = in.at();
    String pointer = in.pointer();
    String name = in.text();
    if (name != null && byId.putIfAbsent(id, new Tenant(name, at, pointer)) != null) {
      in.issue("the tenant " + Names.quoted(id) + " stands here twice");
    }
  }

  /** Says which of them are of another account already; all others are of this one from now on. */
  void claim(String account, Map<String, String> accountOfTenant, Issues issues) {
    byId.forEach(
        (id, tenant) -> {
          String other = accountOfTenant.putIfAbsent(id, account);
          if (other != null) {
            issues.add(
                tenant.at,
                tenant.pointer,
                "tenant %s is of account %s already; it must be of one"
                    .formatted(Names.quoted(id), Names.quoted(other)));
          }
        });
  }

  SortedMap<String, String> complete() {
    SortedMap<String, String> names = new TreeMap<>();
    byId.forEach((id, tenant) -> names.put(id, tenant.name));
    return names;
  }
}
